"""Posts that another site's page makes a browser send."""

import pytest

from guesswho.store.account_records import Role
from tests.web.staff.people import add, enter, services_of

FOREIGN = [
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Origin": "http://localhost.evil.example"},
    {"Origin": "http://localhost:8051"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site", "Origin": "http://localhost"},
]
OURS = [
    {},
    {"Origin": "http://localhost"},
    {"Sec-Fetch-Site": "same-origin"},
    # behind a proxy that does not pass the host on
    {"Sec-Fetch-Site": "same-origin", "Origin": "https://guesswho.example.org"},
    {"Sec-Fetch-Site": "none"},
]


def remove(visitor, bo, headers):
    key = f'{{"type":"users-remove","user":"{bo.id}"}}'
    found = next(
        one for one in visitor.client.get("/_dash-dependencies").json
        if "users-remove" in str(one["inputs"])
    )  # fmt: skip
    ident = {"type": "users-remove", "user": bo.id}
    outputs = [one.rpartition(".") for one in found["output"].strip(".").split("...")]
    body = {
        "output": found["output"],
        "outputs": [{"id": ident_, "property": prop} for ident_, _, prop in outputs],
        "inputs": [[{"id": ident, "property": "n_clicks", "value": 1}]],
        "changedPropIds": [f"{key}.n_clicks"],
    }
    return visitor.client.post("/_dash-update-component", json=body, headers=headers)


@pytest.fixture
def bo(app):
    return add(app, Role.STAFF, "Bo")


@pytest.mark.parametrize("headers", FOREIGN)
def test_a_callback_from_another_site_does_nothing(app, visitor, bo, headers):
    enter(visitor, app)
    answer = remove(visitor, bo, headers)
    assert (answer.status_code, answer.json["error"]) == (403, "ForeignPage")
    assert bo in services_of(app).users.users()


@pytest.mark.parametrize("headers", OURS)
def test_a_callback_of_our_own_page_works(app, visitor, bo, headers):
    enter(visitor, app)
    answer = remove(visitor, bo, headers)
    assert answer.status_code == 200, answer.text
    assert bo not in services_of(app).users.users()


def test_the_api_which_takes_no_cookies_is_open_to_all(visitor):
    body = {"deck": "stock", "opponent": "clever", "rule": "loses"}
    answer = visitor.client.post("/api/v1/matches", json=body, headers=FOREIGN[0])
    assert answer.status_code == 201


@pytest.mark.parametrize(
    ("headers", "secure"),
    [
        ({}, False),
        ({"X-Forwarded-Proto": "https"}, True),
        ({"X-Forwarded-Proto": "http"}, False),
        ({"X-Forwarded-Proto": "http, https"}, True),
    ],
)
def test_the_cookie_is_secure_where_the_visitor_came_over_https(visitor, headers, secure):
    answer = visitor.client.post(
        "/_dash-update-component",
        headers=headers,
        json={
            "output": ".._pages_content.children..._pages_store.data..",
            "outputs": [
                {"id": "_pages_content", "property": "children"},
                {"id": "_pages_store", "property": "data"},
            ],
            "inputs": [
                {"id": "_pages_location", "property": "pathname", "value": "/staff/login"},
                {"id": "_pages_location", "property": "search", "value": ""},
            ],
            "changedPropIds": ["_pages_location.pathname"],
        },
    )
    assert answer.status_code == 200
    assert ("Secure" in answer.headers["Set-Cookie"]) is secure
