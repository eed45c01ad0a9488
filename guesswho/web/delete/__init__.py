"""The page *Delete*: a deletion code, typed or scanned, takes a card and all of it at once."""

from dash import Dash, register_page

from guesswho.services.services import Services
from guesswho.web.delete import callbacks
from guesswho.web.delete.layout import layout
from guesswho.web.delete.link import PATH


def register(app: Dash, services: Services) -> None:
    """Attach the page and its callbacks."""
    register_page(
        __name__,
        path=PATH,
        title="Delete a card – Guess Who?",
        description="A deletion code takes a card, its picture and its matches at once.",
        layout=layout,
    )
    callbacks.register(app, services)
