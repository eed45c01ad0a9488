"""The explicit list of pages, in the order of the navigation."""

from types import ModuleType

from dash import Dash

from guesswho.services.services import Services
from guesswho.web import create_card, home, not_found, play, review, shell

PAGES: tuple[ModuleType, ...] = (home, play, review, create_card, not_found)
"""Each has ``register(app, services)``: its address, title, layout and callbacks."""


def register(app: Dash, services: Services) -> None:
    """Attach every page and the shell's own callbacks to ``app``."""
    for page in PAGES:
        page.register(app, services)
    shell.register(app)
