"""What the page shows: fields for a password, for the first admin one for the name as well."""

from dash import html
from dash.development.base_component import Component

from guesswho.errors import LinkNotFound, UserNotFound
from guesswho.services.accounts.passwords import LONGEST, SHORTEST
from guesswho.store.account_records import UserRecord
from guesswho.texts import Words
from guesswho.web import visitor
from guesswho.web.messages import sentence
from guesswho.web.staff import forms
from guesswho.web.staff.choose_password.addresses import CHOOSE


def layout(token: str = "", **_: str) -> html.Section:
    """Build the page for the link with this token."""
    words = visitor.words()
    try:
        user = visitor.services().users.invited(token)
    except (LinkNotFound, UserNotFound):
        return html.Section(_spent(words), className="staff staff--door")
    shown = _first(token, words) if user is None else _another(token, user, words)
    return html.Section(shown, className="staff staff--door")


def _spent(words: Words) -> list[Component]:
    return [
        html.H1(words("This link does not work any more")),
        html.P(sentence(LinkNotFound(), words)),
        html.A(words("Log in"), href="/staff/login", className="button"),
    ]


def _first(token: str, words: Words) -> list[Component]:
    name = forms.field(words("Your name"), "name", autoComplete="username", maxLength=48)
    return [
        html.H1(words("You are the first")),
        html.P(words("You become the admin: you may do everything, and you let others in.")),
        *forms.said(),
        forms.form(CHOOSE, [forms.hidden("token", token), name, *_passwords(words)]),
    ]


def _another(token: str, user: UserRecord, words: Words) -> list[Component]:
    return [
        html.H1(words("Choose a password, {name}", name=user.name)),
        html.P(words("This link works once. Afterwards you log in with your name.")),
        *forms.said(),
        forms.form(
            CHOOSE,
            [
                forms.hidden("token", token),
                forms.hidden("username", user.name, autoComplete="username"),
                *_passwords(words),
            ],
        ),
    ]


def _passwords(words: Words) -> list[Component]:
    labels = (
        (words("Password, at least {least} characters", least=SHORTEST), "password"),
        (words("The same again"), "again"),
    )
    return [
        *(
            forms.field(label, name, "password", autoComplete="new-password", maxLength=LONGEST)
            for label, name in labels
        ),
        html.Button(words("Done"), className="button button--you"),
    ]
