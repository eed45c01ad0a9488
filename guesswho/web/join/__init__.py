"""The page *Join*: what a friend sees who opens the link of a match."""

from dash import Dash, register_page

from guesswho.services.services import Services
from guesswho.web.join import callbacks
from guesswho.web.join.layout import layout


def register(app: Dash, services: Services) -> None:
    """Attach the page and its callback."""
    register_page(
        __name__,
        path_template="/join/<match_id>",
        title="You are invited – Guess Who?",
        description="A friend wants to play Guess Who with you.",
        layout=layout,
    )
    callbacks.register(app, services)
