"""``/staff/login``: the door, for everybody; and the way out."""

from dash import Dash, register_page

from guesswho.services.services import Services
from guesswho.web.staff.log_in import routes
from guesswho.web.staff.log_in.layout import layout


def register(app: Dash, services: Services) -> None:
    """Attach the page and the routes that its form and the button *Log out* post to."""
    register_page(__name__, path="/staff/login", title="Log in – Guess Who?", layout=layout)
    routes.register(app, services)
