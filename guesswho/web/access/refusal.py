"""What stands in place of a page for whoever it is not for."""

from dash import dcc, html
from dash.development.base_component import Component

from guesswho.store.account_records import Role
from guesswho.texts import Words
from guesswho.web import visitor


def layout(role: Role | None) -> html.Section:
    """Ask a visitor to log in; tell somebody of another role that this is not theirs."""
    words = visitor.words()
    return html.Section(_stranger(words) if role is None else _other_role(words), className="lost")


def _stranger(words: Words) -> list[Component]:
    return [
        html.H1(words("Please log in")),
        html.P(words("This page is for the people who look after the game.")),
        html.A(words("Log in"), href="/staff/login", className="button button--you"),
    ]


def _other_role(words: Words) -> list[Component]:
    return [
        html.H1(words("Not with your role")),
        html.P(words("You are logged in, but this page is for others. An admin can change that.")),
        dcc.Link(words("What you can do"), href="/staff", className="button button--you"),
    ]
