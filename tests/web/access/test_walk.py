"""Every route, every page and every callback there is, as every kind of visitor.

Whatever is added later is walked, too: a callback without an audience, a page below
``/staff`` that is open to all, or a route below it that lets a stranger in fails here.
"""

import pytest
from dash import page_registry

from guesswho.services.rights import ANYBODY, NOBODY
from guesswho.store.account_records import Role
from guesswho.web.access import guard
from tests.web.pages import Visitor, texts
from tests.web.staff.people import enter

OPEN_PAGES = {"/staff/login", "/staff/first", "/staff/password"}
OPEN_ROUTES = {"/staff/login", "/staff/logout", "/staff/password"}
"""Below ``/staff``, and meant for those who are not logged in."""


@pytest.fixture
def walked(app):
    """The app with everything that Dash attaches at the first request."""
    app.server.test_client().get("/")
    return app


@pytest.fixture(params=[None, *Role], ids=lambda role: role or "stranger")
def role(request):
    return request.param


@pytest.fixture
def person(walked, role):
    visitor = Visitor(walked.server)
    if role:
        enter(visitor, walked, role)
    return visitor


def test_every_callback_has_an_audience(walked):
    door = guard.guard_of(walked)
    undeclared = {key for key in walked.callback_map if door.of_callback(key) == NOBODY}
    assert undeclared == {"_pages_dummy.children"}  # Dash's own; it runs in the browser alone


def test_some_callbacks_are_closed(walked):
    door = guard.guard_of(walked)
    closed = [key for key in walked.callback_map if door.of_callback(key) != ANYBODY]
    assert len(closed) >= 3


def test_every_callback_refuses_who_is_not_in_its_audience(walked, person, role):
    door = guard.guard_of(walked)
    refused = 403 if role else 401
    for key in walked.callback_map:
        body = {"output": key, "inputs": [], "changedPropIds": []}
        answer = person.client.post("/_dash-update-component", json=body)
        assert (answer.status_code == refused) is (role not in door.of_callback(key)), key


def test_every_page_below_staff_refuses_who_is_not_in_its_audience(walked, person, role):
    door = guard.guard_of(walked)
    for page in list(page_registry.values()):
        path = (page["path_template"] or page["path"]).replace("<token>", "no-token")
        audience = door.of_address(path)
        shown = texts(person.visit(path))
        refused = "Please log in" in shown or "Not with your role" in shown
        assert refused is (role not in audience), path
        status = person.client.get(path).status_code
        expected = 200 if role in audience else 403 if role else 303
        assert status == expected, path


def test_the_pages_that_are_open_below_staff_are_these(walked):
    door = guard.guard_of(walked)
    paths = {(page["path_template"] or page["path"]) for page in page_registry.values()}
    inside = {path.partition("/<")[0] for path in paths if guard.is_closed(path)}
    assert {path for path in inside if None in door.of_address(path)} == OPEN_PAGES


def test_every_route_below_staff_refuses_strangers(walked):
    client = walked.server.test_client()
    rules = [rule for rule in walked.server.url_map.iter_rules() if guard.is_closed(rule.rule)]
    assert {rule.rule for rule in rules} >= OPEN_ROUTES
    for rule in rules:
        if rule.rule in OPEN_ROUTES:
            continue
        path = walked.server.url_map.bind("localhost").build(
            rule.endpoint, dict.fromkeys(rule.arguments, "1")
        )
        for method in rule.methods:
            assert client.open(path, method=method).status_code == 401, rule


def test_open_routes_do_nothing_without_a_form_of_this_session(walked):
    for path in OPEN_ROUTES:
        answer = walked.server.test_client().post(path, data={"name": "x"})
        assert answer.status_code in {303, 403}
        assert answer.headers.get("Location", "").partition("?")[0] != "/staff"
