"""The HTTP API under ``/api/v1`` and the routes of operation, as thin as the pages.

A route parses, calls one service and renders JSON. ``register`` attaches all of it to a
Flask server; only ``create_app`` calls it. Imports no Dash. What the API promises stands in
``openapi.py`` and ``docs/api.md``; a test holds both to the routes there are.
"""

from flask import Flask

from guesswho.services.services import Services
from guesswho.settings import Settings
from guesswho.web.api import (
    cards,
    classify,
    failures,
    health,
    limits,
    matches,
    metrics,
    openapi,
    pictures,
    requests,
)
from guesswho.web.api.blueprint import new_blueprint


def register(server: Flask, services: Services, settings: Settings) -> None:
    """Attach every route, the limits, the error handlers and the metrics to ``server``."""
    server.request_class = requests.PhotosInMemory
    server.config["MAX_CONTENT_LENGTH"] = requests.OTHER_BYTES
    limits.attach(server, settings)
    failures.attach(server, settings)
    metrics.attach(server, services.counts)
    health.attach(server, services.health, settings)
    api = new_blueprint()
    classify.attach(api, services.create_card, settings)
    cards.attach(api, services.create_card, settings)
    matches.attach(api, services, settings)
    pictures.attach(api, services.create_card, services.decks, pictures.new_cache(server, settings))
    openapi.attach(api, settings)
    server.register_blueprint(api)
