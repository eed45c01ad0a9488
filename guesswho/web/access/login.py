"""Who is logged in, in this browser: Flask-Login over ``LoginService``.

The session holds the token of a login, not a user's id: the login ends on the server, by
logging out, by its time, by a new password or by removal of the user, and a cookie that
somebody kept is then worth nothing.
"""

from dataclasses import dataclass

from flask import Flask, session
from flask_login import AnonymousUserMixin, LoginManager, UserMixin, current_user, login_user

from guesswho.errors import NotLoggedIn
from guesswho.services.accounts.logins import Login, LoginService
from guesswho.store.account_records import Role, UserRecord


@dataclass(frozen=True)
class Known(UserMixin):
    """A user with the token of this browser's login."""

    user: UserRecord
    token: str

    def get_id(self) -> str:
        """Return what the session keeps."""
        return self.token


class Stranger(AnonymousUserMixin):
    """Somebody who is not logged in."""

    user = None


def attach(server: Flask, logins: LoginService) -> None:
    """Let requests to ``server`` find who sends them."""
    manager = LoginManager(server)
    manager.anonymous_user = Stranger
    # Its protection ends a login when the address changes, as phones' addresses do; here
    # the token is random, ends on the server and is never sent to another site.
    manager.session_protection = None

    @manager.user_loader
    def _load(token: str) -> Known | None:
        user = logins.user(token)
        return None if user is None else Known(user, token)


def user() -> UserRecord | None:
    """Return who is logged in."""
    found: UserRecord | None = current_user.user
    return found


def known() -> UserRecord:
    """Return who is logged in, on a page that is for them alone; raises ``NotLoggedIn``."""
    found = user()
    if found is None:
        raise NotLoggedIn
    return found


def role() -> Role | None:
    """Return the role of who is logged in; ``None`` for a visitor."""
    found = user()
    return None if found is None else found.role


def begin(login: Login) -> None:
    """Begin a session with this login; nothing of the one before goes on."""
    session.clear()
    login_user(Known(login.user, login.token))


def end(logins: LoginService) -> None:
    """Log out, and forget all that the session held: the next visitor starts anew."""
    if current_user.is_authenticated:
        logins.log_out(current_user.token)
    session.clear()
