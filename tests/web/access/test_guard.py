"""The guard alone: what is attached for an audience stays with it, and the rest is for nobody."""

import pytest
from dash import Input, Output, State, html, page_registry, register_page

from guesswho.services.rights import ANYBODY, DECKS, NOBODY
from guesswho.store.account_records import Role
from guesswho.web.access import guard, opened_to
from tests.web.pages import Visitor, texts
from tests.web.staff.people import enter

WHO = [None, *Role]


@pytest.fixture
def decks(app):
    """A page, a callback and two routes as a new page would attach them."""
    known = dict(page_registry)
    with opened_to(app, DECKS):
        register_page(
            "tests.sample", path="/staff/sample", layout=lambda **_: html.H1("All samples")
        )
        app.callback(Output("sample", "children"), Input("sample-new", "n_clicks"))(
            lambda _: "made"
        )
        app.server.add_url_rule("/staff/sample/list", "sample", lambda: "a list")
        app.server.add_url_rule("/pictures-of-decks", "deck-pictures", lambda: "a picture")
    yield
    page_registry.clear()
    page_registry.update(known)


@pytest.mark.parametrize("role", WHO)
def test_a_page_its_callback_and_its_routes_are_for_its_audience(app, decks, role):
    visitor = Visitor(app.server)
    if role:
        enter(visitor, app, role)
    let_in, refused = role in DECKS, 403 if role else 401
    assert ("All samples" in texts(visitor.visit("/staff/sample"))) is let_in
    expected = 200 if let_in else refused
    assert visitor.post("sample-new.n_clicks", {}).status_code == expected
    assert visitor.client.get("/staff/sample/list").status_code == expected
    assert visitor.client.get("/pictures-of-decks").status_code == expected
    page = 200 if let_in else 403 if role else 303
    assert visitor.client.get("/staff/sample").status_code == page
    assert visitor.client.get("/staff/sample/").status_code == page


def test_what_lies_below_a_page_is_for_its_audience(app, decks):
    door = guard.guard_of(app)
    assert door.of_address("/staff/sample/7/cards") == DECKS
    assert door.of_address("/staff/sample-of-others") != DECKS
    assert door.of_address("/staff/login") == ANYBODY
    assert door.of_address("/play/staff") == ANYBODY
    assert door.of_address("/monitor/anything") == NOBODY


def test_a_callback_attached_outside_is_for_nobody(app):
    app.callback(Output("stray", "children"), Input("stray-go", "n_clicks"))(lambda _: "got in")
    visitor = Visitor(app.server)
    assert visitor.post("stray-go.n_clicks", {}).status_code == 401
    enter(visitor, app, Role.ADMIN)
    assert visitor.post("stray-go.n_clicks", {}).status_code == 403


def test_a_route_attached_outside_below_staff_is_not_for_visitors(app):
    app.server.add_url_rule("/monitor/figures", "figures", lambda: "figures")
    client = app.server.test_client()
    assert client.get("/monitor/figures").status_code == 401
    assert client.post("/monitor/figures").status_code == 401


def test_the_button_that_cancels_is_for_the_audience_of_what_it_cancels(app):
    with opened_to(app, DECKS):
        app.callback(
            Output("sent", "children"),
            Input("send", "n_clicks"),
            State("name", "value"),
            background=True,
            cancel=[Input("cancel", "n_clicks")],
        )(lambda *_: "sent")
    assert guard.guard_of(app).of_callback("cancel.id") == DECKS
    assert guard.guard_of(app).of_callback("sent.children") == DECKS


def test_a_refused_page_says_who_it_is_for_and_nothing_else(app, decks):
    visitor = Visitor(app.server)
    assert "Please log in" in texts(visitor.visit("/staff/sample"))
    enter(visitor, app, Role.ANALYST)
    assert "Not with your role" in texts(visitor.visit("/staff/sample"))


def test_a_stranger_is_led_to_the_login_and_back(app, decks, visitor):
    led = visitor.client.get("/staff/sample")
    assert led.headers["Location"] == "/staff/login?next=/staff/sample"


def test_nothing_behind_the_login_is_kept_by_a_cache(app, decks, visitor):
    enter(visitor, app, Role.STAFF)
    for path in ("/staff/sample/list", "/staff"):
        assert visitor.client.get(path).headers["Cache-Control"] == "private, no-store"
    assert "no-store" not in visitor.client.get("/play").headers.get("Cache-Control", "")


def test_two_apps_in_one_process_guard_their_pages_alike(app, make_app):
    for one in (app, make_app(), app):
        assert "Please log in" in texts(Visitor(one.server).visit("/staff/users"))
