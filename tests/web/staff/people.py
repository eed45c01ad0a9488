"""People who log in, and the browsers they sit at."""

from guesswho.store.account_records import Role
from tests.web.pages import Visitor

WORD = "correct horse battery"


def services_of(app):
    return app.server.extensions["guesswho.services"]


def add(app, role, name=None):
    """Let somebody in; makes no hash of their password."""
    return services_of(app).users.add(name or f"the {role}", role)


def enter(visitor, app, role=Role.ADMIN):
    """Log somebody of this role in, without the form."""
    user = add(app, role)
    with visitor.client.session_transaction() as session:
        session["_user_id"] = services_of(app).logins.begin(user).token
    return user


def form_of(visitor: Visitor, path: str, query: str = "") -> dict[str, str]:
    """Open the page; return what its form would send untouched."""
    layout = visitor.visit(path, query)
    return dict(_fields(layout))


def _fields(layout):
    if isinstance(layout, list):
        for child in layout:
            yield from _fields(child)
    elif isinstance(layout, dict):
        props = layout.get("props", {})
        if layout.get("type") == "Input" and props.get("name"):
            yield props["name"], props.get("value", "")
        yield from _fields(props.get("children"))


def send(visitor, path, form, **typed):
    return visitor.client.post(path, data=form | typed)
