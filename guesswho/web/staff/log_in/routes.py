"""``POST /staff/login`` and ``POST /staff/logout``."""

from dash import Dash
from flask import Flask, redirect, request
from werkzeug.wrappers import Response

from guesswho.errors import GuessWhoError
from guesswho.services.accounts.logins import LoginService
from guesswho.services.services import Services
from guesswho.web import messages
from guesswho.web.access import guard, login
from guesswho.web.api import limits
from guesswho.web.staff import forms

LOGOUT = "/staff/logout"


def register(app: Dash, services: Services) -> None:
    """Attach both."""
    server: Flask = app.server

    @server.post(guard.LOGIN)
    def log_in() -> Response | tuple[str, int]:
        try:
            return _log_in(services.logins)
        except GuessWhoError as error:
            forms.say(error)
            return app.index(), messages.status(error)

    @server.post(LOGOUT)
    def log_out() -> Response:
        forms.check()
        login.end(services.logins)
        return redirect("/", 303)


def _log_in(logins: LoginService) -> Response:
    """Begin a login and go on to where the person wanted to go."""
    forms.check()
    address = limits.address() if limits.tells_visitors_apart() else None
    login.begin(logins.log_in(forms.text("name"), forms.text("password"), address))
    wanted = request.args.get("next", "")
    return redirect(wanted if guard.is_closed(wanted) else guard.HOME, 303)
