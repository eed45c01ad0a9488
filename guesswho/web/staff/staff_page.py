"""A page behind the login."""

from collections.abc import Callable
from dataclasses import dataclass

from dash import Dash

from guesswho.services.rights import Audience
from guesswho.services.services import Services


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """How a page is offered on the staff's start page; its words are marked for translation."""

    href: str
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffPage:
    """Pages, callbacks and routes for one audience.

    ``register`` is that of any page: ``register_page`` with an address below ``/staff`` or
    ``/monitor``, ``app.callback``, ``app.server.add_url_rule``. All of it is for ``audience``
    alone.
    """

    register: Callable[[Dash, Services], None]
    audience: Audience
    tile: Tile | None = None
