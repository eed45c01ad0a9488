"""The explicit list of pages, in the order of the navigation."""

from types import ModuleType

from dash import Dash

from guesswho.services.rights import ANYBODY
from guesswho.services.services import Services
from guesswho.web import create_card, delete, home, join, not_found, play, review, shell
from guesswho.web.access import opened_to
from guesswho.web.staff.pages import STAFF_PAGES

PAGES: tuple[ModuleType, ...] = (home, play, join, review, create_card, delete, not_found)
"""Each has ``register(app, services)``: its address, title, layout and callbacks."""


def register(app: Dash, services: Services) -> None:
    """Attach every page and the shell's own callbacks to ``app``."""
    with opened_to(app, ANYBODY):
        for page in PAGES:
            page.register(app, services)
        shell.register(app)
    for staff_page in STAFF_PAGES:
        with opened_to(app, staff_page.audience):
            staff_page.register(app, services)
