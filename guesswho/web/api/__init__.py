"""The HTTP API under ``/api/v1`` and the routes of operation, as thin as the pages.

A route parses, calls one service and renders JSON. ``register`` attaches all of it to a
Flask server; only ``create_app`` calls it. Imports no Dash.
"""

from flask import Flask

from guesswho.services.services import Services
from guesswho.settings import Settings


def register(server: Flask, services: Services, settings: Settings) -> None:
    """Attach every route, the limits, the error handlers and the metrics to ``server``."""
    raise NotImplementedError
