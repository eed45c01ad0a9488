"""What the page shows: everybody who can log in, and how to let in one more."""

from collections.abc import Sequence

from dash import dcc, html
from dash.development.base_component import Component

from guesswho.services.accounts.users import Link
from guesswho.store.account_records import Role, UserRecord
from guesswho.texts import Words, role_blurb, role_name
from guesswho.web import visitor
from guesswho.web.components.options import Option, options
from guesswho.web.components.wild import wild
from guesswho.web.staff.choose_password.addresses import address
from guesswho.web.staff.users import ids


def layout(**_: str) -> html.Section:
    """Build the page."""
    words = visitor.words()
    return html.Section(
        [
            html.H1(words("Who can log in")),
            html.Div(id=ids.LINK, **wild({"aria-live": "polite"})),
            html.Ul(rows(visitor.services().users.users(), words), id=ids.LIST, className="users"),
            _one_more(words),
        ],
        className="staff",
    )


def rows(users: Sequence[UserRecord], words: Words) -> list[html.Li]:
    """Build a row for each user."""
    return [_row(user, words) for user in users]


def handed(user: UserRecord, link: Link, words: Words) -> html.Div:
    """Show a fresh link, to be handed over: nobody can look it up later."""
    until = f"{link.expires:%-d %B, %H:%M} UTC"
    what = words("It lets them choose a password, once, until {until}.", until=until)
    return html.Div(
        [
            html.P([html.Strong(words("Hand this link to {name}.", name=user.name)), " ", what]),
            html.Div(
                [
                    html.Code(address(link), id=ids.ADDRESS, className="users__address"),
                    dcc.Clipboard(target_id=ids.ADDRESS, title=words("Copy the link")),
                ],
                className="users__handed",
            ),
        ],
        className="users__link",
    )


def _row(user: UserRecord, words: Words) -> html.Li:
    return html.Li(
        [
            html.Div(
                [html.Strong(user.name), html.Span(_state(user, words))], className="users__who"
            ),
            html.Button(
                words("New password link"),
                id=ids.of(ids.RESET, user.id),
                type="button",
                className="button button--small",
            ),
            _removal(user, words),
        ],
        className="users__row",
    )


def _state(user: UserRecord, words: Words) -> str:
    if user.password_hash is None:
        return words("{role} · has not chosen a password yet", role=role_name(words, user.role))
    return role_name(words, user.role)


def _removal(user: UserRecord, words: Words) -> html.Details:
    """Ask once more before somebody is removed."""
    return html.Details(
        [
            html.Summary(words("Remove")),
            html.Button(
                words("Yes, remove {name}", name=user.name),
                id=ids.of(ids.REMOVE, user.id),
                type="button",
                className="button button--small",
            ),
        ],
        className="users__removal",
    )


def _one_more(words: Words) -> html.Div:
    return html.Div(
        [
            html.H2(words("Let somebody in")),
            html.Label([html.Span(words("Name")), _name()], className="staff-form__field"),
            html.Fieldset([html.Legend(words("Role")), _roles(words)]),
            html.Button(words("Add"), id=ids.ADD, type="button", className="button button--you"),
        ],
        className="staff-form",
    )


def _name() -> dcc.Input:
    return dcc.Input(id=ids.NAME, type="text", className="field", autoComplete="off", maxLength=48)


def _roles(words: Words) -> Component:
    choices = [Option(role, _role(role, words)) for role in Role]
    return options(ids.ROLE, choices, Role.STAFF, kept=Role.STAFF, kind="role")


def _role(role: Role, words: Words) -> html.Span:
    return html.Span(
        [html.Strong(role_name(words, role)), html.Span(role_blurb(words, role))],
        className="option__words",
    )
