"""``POST /staff/password``: a one-time link is used."""

from dash import Dash
from flask import Flask, redirect, request
from werkzeug.wrappers import Response

from guesswho.errors import GuessWhoError, PasswordsDiffer
from guesswho.services.accounts.users import UserService
from guesswho.services.services import Services
from guesswho.store.account_records import UserRecord
from guesswho.web.access import guard, login
from guesswho.web.staff import forms
from guesswho.web.staff.choose_password.addresses import CHOOSE, FIRST, PASSWORD


def register(app: Dash, services: Services) -> None:
    """Attach the route."""
    server: Flask = app.server

    @server.post(CHOOSE)
    def choose_password() -> Response:
        """Use the link up and log its user in, or show the form again and say why."""
        try:
            forms.check()
            user = _user(services.users, forms.text("token"), forms.text("password"))
        except GuessWhoError as error:
            forms.say(error)
            return redirect(_form(), 303)
        login.begin(services.logins.begin(user))
        return redirect(guard.HOME, 303)


def _user(users: UserService, token: str, password: str) -> UserRecord:
    if password != forms.text("again"):
        raise PasswordsDiffer
    if _is_first():
        return users.add_first(token, forms.text("name"), password)
    return users.choose_password(token, password)


def _form() -> str:
    return f"{FIRST if _is_first() else PASSWORD}/{forms.text('token')}"


def _is_first() -> bool:
    """Whether the form asked for a name: a user's link knows it."""
    return "name" in request.form
