"""``/staff``: what there is for who is logged in."""

from functools import partial

from dash import Dash, register_page

from guesswho.services.services import Services
from guesswho.web.staff.home.layout import layout
from guesswho.web.staff.staff_page import StaffPage


def register(offered: tuple[StaffPage, ...], app: Dash, services: Services) -> None:  # noqa: ARG001
    """Attach the page, which leads to those of ``offered`` that are for who is logged in."""
    register_page(
        __name__, path="/staff", title="Staff – Guess Who?", layout=partial(layout, offered)
    )
