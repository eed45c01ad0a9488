"""The page *Play*: choose, play, see who won, again."""

from dash import Dash, register_page

from guesswho.services.services import Services
from guesswho.web.play import callbacks
from guesswho.web.play.layout import layout


def register(app: Dash, services: Services) -> None:
    """Attach the page and its callbacks."""
    register_page(
        __name__,
        path="/play",
        title="Play – Guess Who?",
        description="Find their secret face before they find yours.",
        layout=layout,
    )
    callbacks.register(app, services)
