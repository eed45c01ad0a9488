"""The page for an address that leads nowhere."""

from dash import Dash, dcc, html, register_page

from guesswho.services.services import Services
from guesswho.web import visitor


def register(app: Dash, services: Services) -> None:  # noqa: ARG001
    """Attach the page; Dash shows the module of this name for every unknown address."""
    register_page(
        "guesswho.web.not_found_404", path="/404", title="Guess Who? – not here", layout=layout
    )


def layout(**_: str) -> html.Section:
    """Build the page."""
    words = visitor.words()
    return html.Section(
        [
            html.H1(words("Nobody lives here")),
            html.P(words("This address leads nowhere. The game is one tap away.")),
            dcc.Link(words("To the start"), href="/", className="button button--you"),
        ],
        className="lost",
    )
