"""``/healthz`` and ``/readyz``, for whoever starts, stops and balances processes."""

from flask import Flask, Response

from guesswho.services.health import HealthService
from guesswho.settings import Settings
from guesswho.texts import translator
from guesswho.web.api.blueprint import document
from guesswho.web.api.failures import body_of


def attach(server: Flask, health: HealthService, settings: Settings) -> None:
    """Serve both; a process that is alive but not ready answers 503 with the reasons."""
    words = translator(settings.language)

    def ready() -> Response:
        problems = health.problems()
        reasons = [body_of(problem, words) for problem in problems]
        return document({"ready": not problems, "problems": reasons}, 503 if problems else 200)

    server.add_url_rule("/healthz", "healthz", _alive)
    server.add_url_rule("/readyz", "readyz", ready)


def _alive() -> Response:
    return document({"alive": True})
