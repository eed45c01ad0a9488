"""``/staff/decks``: decks of colleagues, from their photos to the board."""

from dash import Dash, register_page

from guesswho.services.services import Services
from guesswho.web.staff.decks import (
    callbacks,
    doctor,
    grid,
    moving,
    publishing,
    reading,
    routes,
    sheets,
    shelf,
)
from guesswho.web.staff.decks.layout import layout


def register(app: Dash, services: Services) -> None:
    """Attach the list of decks, the page of one deck, their routes and callbacks."""
    title = "Decks – Guess Who?"
    register_page(f"{__name__}.shelf", path="/staff/decks", title=title, layout=shelf.layout)
    register_page(
        f"{__name__}.deck",
        path_template="/staff/decks/<deck_id>",
        title=title,
        layout=layout,
    )
    register_page(
        f"{__name__}.sheets",
        path_template="/staff/sheets/<deck_id>",
        title=title,
        layout=sheets.layout,
    )
    doctor.register(app, services)
    grid.register(app, services)
    moving.register(app.server, services)
    publishing.register(app, services)
    routes.register(app.server, services)
    callbacks.register(app, services)
    reading.register(app, services)
