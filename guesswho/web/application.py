"""Puts the app together: server, API, pages, shell, errors, headers."""

from datetime import timedelta
from time import time

from dash import Dash
from flask import Flask

from guesswho.services.services import Services, connect
from guesswho.settings import PROJECT_ROOT, Settings
from guesswho.web import (
    access,
    api,
    characters,
    compression,
    failures,
    jobs,
    pages,
    security,
    shell,
    visitor,
)
from guesswho.web.front import Front
from guesswho.web.index import INDEX

TITLE = "Guess Who?"


def create_app(settings: Settings, services: Services | None = None) -> Dash:
    """Build the whole web side over ``services``; by default over those of ``settings``.

    Two apps may live in one process: a page finds its services through the server that
    answers the request.
    """
    services = services or connect(settings)
    app = Front(
        "guesswho",
        server=_server(settings),  # type: ignore[arg-type]  # Dash's hint lacks servers
        assets_folder=str(PROJECT_ROOT / "assets"),
        use_pages=True,
        pages_folder="",
        title=TITLE,
        update_title="",
        index_string=INDEX.replace("{language}", settings.language),
        compress=True,
        serve_locally=True,
        suppress_callback_exceptions=True,  # a page's ids exist only while it is shown
        on_error=failures.tell,
        add_log_handler=False,
        background_callback_manager=jobs.manager(settings),
    )
    visitor.attach(app.server, services, settings)
    app.server.before_request(lambda: visitor.note_presence(time()))
    api.register(app.server, services, settings)
    failures.attach(app.server)
    access.attach(app, services)
    characters.register(app.server)
    compression.register(app.server)
    security.register(app)
    pages.register(app, services)
    app.layout = shell.layout
    return app


def _server(settings: Settings) -> Flask:
    server = Flask("guesswho")
    server.config.update(
        SECRET_KEY=settings.session_key(),
        SESSION_COOKIE_NAME="guesswho",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        PERMANENT_SESSION_LIFETIME=timedelta(days=1),
        # An answer that changed nothing must not bring back an older cookie: pages ask often.
        SESSION_REFRESH_EACH_REQUEST=False,
        **compression.SETTINGS,
    )
    return server
