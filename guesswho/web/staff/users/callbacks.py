"""What a click on the page does: let somebody in, make a link, remove somebody."""

from functools import partial
from typing import Any

from dash import ALL, Dash, Input, Output, State, ctx, no_update

from guesswho.errors import BadRequest
from guesswho.services.accounts.users import UserService
from guesswho.services.services import Services
from guesswho.store.account_records import Role, UserRecord
from guesswho.web import visitor
from guesswho.web.components.options import picked
from guesswho.web.staff.users import ids
from guesswho.web.staff.users.layout import handed, rows

_SHOWN = (
    Output(ids.LIST, "children", allow_duplicate=True),
    Output(ids.LINK, "children", allow_duplicate=True),
)


def register(app: Dash, services: Services) -> None:
    """Attach the callbacks."""
    users = services.users
    app.callback(
        *_SHOWN,
        Output(ids.NAME, "value"),
        Input(ids.ADD, "n_clicks"),
        State(ids.NAME, "value"),
        State(picked(ids.ROLE), "data"),
        prevent_initial_call=True,
    )(partial(add, users))
    for kind, handler in ((ids.RESET, reset), (ids.REMOVE, remove)):
        app.callback(
            *_SHOWN, Input({"type": kind, "user": ALL}, "n_clicks"), prevent_initial_call=True
        )(partial(handler, users))


def add(users: UserService, clicks: int | None, name: str | None, role: str | None) -> Any:
    """Let somebody in, and show the link with which they choose their password."""
    if not clicks:
        return no_update, no_update, no_update
    user = users.add(name or "", _role(role))
    return *_handed(users, user), ""


def reset(users: UserService, clicks: list[int | None]) -> Any:
    """Make a new link for somebody who has forgotten their password."""
    if not any(clicks):
        return no_update, no_update
    return _handed(users, users.user(_whose()))


def remove(users: UserService, clicks: list[int | None]) -> Any:
    """Remove somebody; they are logged out at once."""
    if not any(clicks):
        return no_update, no_update
    users.remove(_whose())
    return rows(users.users(), visitor.words()), None


def _handed(users: UserService, user: UserRecord) -> tuple[Any, Any]:
    words = visitor.words()
    return rows(users.users(), words), handed(user, users.new_link(user.id), words)


def _whose() -> str:
    return str(ctx.triggered_id["user"])


def _role(text: str | None) -> Role:
    try:
        return Role(text or "")
    except ValueError:
        raise BadRequest("a role is staff, analyst or admin") from None
