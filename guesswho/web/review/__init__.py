"""The page *How well did you ask?*: a match that is over, turn by turn."""

from dash import Dash, register_page

from guesswho.services.services import Services
from guesswho.web.review import callbacks
from guesswho.web.review.layout import layout


def register(app: Dash, services: Services) -> None:
    """Attach the page and its callbacks."""
    register_page(
        __name__,
        path="/review",
        title="How well did you ask? – Guess Who?",
        description="Every question of a match with its worth, and what was luck.",
        layout=layout,
    )
    callbacks.register(app, services)
