"""The page *Make a card*: a photo in, eight answers, a card of one's own out."""

from dash import Dash, register_page

from guesswho.services.services import Services
from guesswho.web.create_card import callbacks, photo
from guesswho.web.create_card.layout import layout


def register(app: Dash, services: Services) -> None:
    """Attach the page, its callbacks and the route that photos are sent to."""
    register_page(
        __name__,
        path="/card",
        title="Make a card – Guess Who?",
        description="Your photo, read by eight classifiers, becomes a card on the board.",
        layout=layout,
    )
    photo.register(app.server, services)
    callbacks.register(app, services)
