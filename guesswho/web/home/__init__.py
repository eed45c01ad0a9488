"""The start page: one picture that explains the game, one tap that starts it."""

from dash import Dash, register_page

from guesswho.services.services import Services
from guesswho.web.home.layout import layout


def register(app: Dash, services: Services) -> None:  # noqa: ARG001
    """Attach the page; its button is answered by the page *Play*."""
    register_page(
        __name__,
        path="/",
        title="Guess Who?",
        description="A game of questions and faces, with yours on the board.",
        layout=layout,
    )
