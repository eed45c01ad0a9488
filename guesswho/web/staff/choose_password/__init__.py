"""``/staff/first/…`` and ``/staff/password/…``: what a one-time link opens, for whoever has it."""

from dash import Dash, register_page

from guesswho.services.services import Services
from guesswho.web.staff.choose_password import routes
from guesswho.web.staff.choose_password.addresses import FIRST, PASSWORD
from guesswho.web.staff.choose_password.layout import layout

TITLE = "A password – Guess Who?"


def register(app: Dash, services: Services) -> None:
    """Attach both pages, which differ in what the link says, and the route of their form."""
    for name, root in (("first", FIRST), ("password", PASSWORD)):
        register_page(
            f"{__name__}.{name}", path_template=f"{root}/<token>", title=TITLE, layout=layout
        )
    routes.register(app, services)
