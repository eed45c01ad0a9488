"""The guard alone: what is attached for an audience stays with it, and the rest is for nobody."""

import pytest
from dash import Input, Output, html, page_registry, register_page

from guesswho.services.rights import DECKS
from guesswho.store.account_records import Role
from guesswho.web.access import guard, opened_to
from tests.web.pages import texts


@pytest.fixture
def door(app):
    return guard.guard_of(app)


@pytest.fixture
def decks(app):
    """A page, a callback and a route as a helper would attach them."""
    with opened_to(app, DECKS):
        register_page("tests.decks", path="/staff/decks", layout=lambda **_: html.H1("All decks"))
        app.callback(Output("decks", "children"), Input("decks-new", "n_clicks"))(lambda _: "made")
        app.server.add_url_rule("/staff/decks/list", "decks", lambda: "a list")
    yield
    del page_registry["tests.decks"]


def log_in(visitor, app, role):
    services = app.server.extensions["guesswho.services"]
    user = services.users.add(f"the {role}", role)
    with visitor.client.session_transaction() as session:
        session["_user_id"] = services.logins.begin(user).token
    return user


OPEN_TO = [(None, False), (Role.ANALYST, False), (Role.STAFF, True), (Role.ADMIN, True)]


@pytest.mark.parametrize(("role", "let_in"), OPEN_TO)
def test_a_page_its_callback_and_its_route_are_for_its_audience(app, decks, visitor, role, let_in):
    if role:
        log_in(visitor, app, role)
    refused = 403 if role else 401
    assert ("All decks" in texts(visitor.visit("/staff/decks"))) is let_in
    answer = visitor.post("decks-new.n_clicks", {})
    assert answer.status_code == (200 if let_in else refused)
    assert visitor.client.get("/staff/decks/list").status_code == (200 if let_in else refused)
    assert visitor.client.get("/staff/decks").status_code == (
        200 if let_in else 403 if role else 303
    )
