"""``POST /staff/login`` and ``POST /staff/logout``."""

from functools import partial

from dash import Dash
from flask import redirect, request
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
    server, logins = app.server, services.logins
    server.add_url_rule(guard.LOGIN, "log_in", partial(log_in, app, logins), methods=["POST"])
    server.add_url_rule(LOGOUT, "log_out", partial(log_out, logins), methods=["POST"])


def log_in(app: Dash, logins: LoginService) -> Response | tuple[str, int]:
    """Begin a login and go on to where the person wanted to go, or show the form again."""
    try:
        forms.check()
        address = limits.address() if limits.tells_visitors_apart() else None
        login.begin(logins.log_in(forms.text("name"), forms.text("password"), address))
    except GuessWhoError as error:
        forms.say(error)
        return app.index(), messages.status(error)
    wanted = request.args.get("next", "")
    return redirect(wanted if guard.is_closed(wanted) else guard.HOME, 303)


def log_out(logins: LoginService) -> Response:
    """End the login; a form that is not of this session ends nothing."""
    forms.check()
    login.end(logins)
    return redirect("/", 303)
