"""What the page shows: a name, a password, a button."""

from urllib.parse import urlencode

from dash import html

from guesswho.services.accounts.passwords import LONGEST
from guesswho.web import visitor
from guesswho.web.access import guard
from guesswho.web.staff import forms


def layout(next: str = guard.HOME, **_: str) -> html.Section:
    """Build the page; ``next`` is where the person wanted to go."""
    words = visitor.words()
    return html.Section(
        [
            html.H1(words("Log in")),
            html.P(words("For the people who look after the game. Visitors need no account.")),
            *forms.said(),
            forms.form(
                f"{guard.LOGIN}?{urlencode({'next': next})}",
                [
                    forms.field(words("Name"), "name", autoComplete="username", maxLength=48),
                    forms.field(
                        words("Password"),
                        "password",
                        "password",
                        autoComplete="current-password",
                        maxLength=LONGEST,
                    ),
                    html.Button(words("Log in"), className="button button--you"),
                ],
            ),
        ],
        className="staff staff--door",
    )
