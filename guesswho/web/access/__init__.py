"""Who is let in: logins, and the guard before every page, callback and route.

By default closed. Whatever is attached inside ``opened_to(app, audience)`` (pages, callbacks,
routes) is for that audience; a callback that was attached outside of it, or an address below
``/staff`` or ``/monitor`` that nobody opened, is for nobody. So no page and no callback has to
ask by itself who is there. Only ``create_app`` calls ``attach``; the list of pages calls
``opened_to``. A page asks ``login.user()`` who is there, to call them by name.
"""

from dash import Dash

from guesswho.services.services import Services
from guesswho.web.access import cookie, guard, login, same_origin
from guesswho.web.access.guard import opened_to

__all__ = ["attach", "opened_to"]


def attach(app: Dash, services: Services) -> None:
    """Put logins, cookies and guard before ``app``, before anything they shall know of."""
    app.server.session_interface = cookie.Sessions()
    same_origin.attach(app.server)
    login.attach(app.server, services.logins)
    guard.attach(app)
