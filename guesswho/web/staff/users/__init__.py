"""``/staff/users``: who can log in; an admin lets people in and removes them."""

from dash import Dash, register_page

from guesswho.services.services import Services
from guesswho.web.staff.users import callbacks
from guesswho.web.staff.users.layout import layout


def register(app: Dash, services: Services) -> None:
    """Attach the page and its callbacks."""
    register_page(__name__, path="/staff/users", title="Who can log in – Guess Who?", layout=layout)
    callbacks.register(app, services)
