"""The login form: right, wrong, too often, from elsewhere; sessions begin anew and end."""

import pytest

from guesswho.services.accounts.logins import IDLE, LONGEST
from guesswho.services.accounts.throttle import WRONG
from guesswho.store.account_records import Role
from tests.web.pages import Visitor, texts
from tests.web.staff.people import WORD, add, enter, form_of, send, services_of


@pytest.fixture
def ada(app):
    return services_of(app).users.add("Ada", Role.STAFF, WORD)


def log_in(visitor, name="Ada", password=WORD, query=""):
    form = form_of(visitor, "/staff/login", query)
    return send(visitor, "/staff/login" + query, form, name=name, password=password)


def test_the_right_password_leads_to_the_staff_page(visitor, ada):
    answer = log_in(visitor)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/staff")
    assert "Hello, Ada!" in texts(visitor.visit("/staff"))


@pytest.mark.parametrize(
    ("wanted", "reached"),
    [
        ("/staff/users", "/staff/users"),
        ("/monitor", "/monitor"),
        ("https://evil.example", "/staff"),
        ("//evil.example", "/staff"),
        ("/staff.evil.example", "/staff"),
        ("", "/staff"),
    ],
)
def test_one_goes_on_to_where_one_wanted_to_go_and_to_no_other_site(visitor, ada, wanted, reached):
    answer = log_in(visitor, query=f"?next={wanted}")
    assert answer.headers["Location"] == reached


@pytest.mark.parametrize(("name", "password"), [("Ada", "wrong password"), ("Eve", WORD), ("", "")])
def test_a_wrong_one_says_so_once_and_nothing_more(visitor, ada, name, password):
    assert log_in(visitor, name, password).status_code == 403
    assert "do not belong together" in texts(visitor.visit("/staff/login"))
    assert "do not belong together" not in texts(visitor.visit("/staff/login"))
    assert "Please log in" in texts(visitor.visit("/staff"))


def test_ten_wrong_ones_are_enough(visitor, app, ada):
    for _ in range(WRONG.amount):
        assert log_in(visitor, password="wrong password").status_code == 403
    assert log_in(visitor).status_code == 429
    assert "quarter of an hour" in texts(visitor.visit("/staff/login"))
    elsewhere = Visitor(app.server)
    form = form_of(elsewhere, "/staff/login")
    answer = elsewhere.client.post(
        "/staff/login",
        data=form | {"name": "Ada", "password": WORD},
        environ_base={"REMOTE_ADDR": "198.51.100.7"},
    )
    assert answer.status_code == 429


def test_a_login_without_the_forms_token_is_refused(visitor, app, ada):
    form_of(visitor, "/staff/login")
    theirs = form_of(Visitor(app.server), "/staff/login")
    for form in ({}, {"form": ""}, {"form": "ü"}, theirs):
        answer = send(visitor, "/staff/login", form, name="Ada", password=WORD)
        assert answer.status_code == 403
    assert "Please log in" in texts(visitor.visit("/staff"))


def test_a_session_planted_before_the_login_opens_nothing_after_it(visitor, app, ada):
    visitor.visit("/staff/login")
    planted = visitor.client.get_cookie("guesswho").value
    with visitor.client.session_transaction() as session:
        session["match"], session["seat"] = "m", "s"
    log_in(visitor)
    with visitor.client.session_transaction() as session:
        assert "match" not in session
        assert session["_user_id"]
    attacker = Visitor(app.server)
    attacker.client.set_cookie("guesswho", planted)
    assert "Please log in" in texts(attacker.visit("/staff"))


def test_two_logins_have_two_tokens(visitor, ada):
    tokens = set()
    for _ in range(2):
        log_in(visitor)
        with visitor.client.session_transaction() as session:
            tokens.add(session["_user_id"])
    assert len(tokens) == 2


def test_after_logging_out_a_kept_cookie_is_worth_nothing(visitor, app):
    enter(visitor, app, Role.STAFF)
    form = form_of(visitor, "/staff")
    kept = visitor.client.get_cookie("guesswho").value
    assert send(visitor, "/staff/logout", form).headers["Location"] == "/"
    visitor.client.set_cookie("guesswho", kept)
    assert "Please log in" in texts(visitor.visit("/staff"))


def test_logging_out_needs_the_forms_token(visitor, app):
    enter(visitor, app, Role.STAFF)
    assert send(visitor, "/staff/logout", {}).status_code == 403
    assert "Hello" in texts(visitor.visit("/staff"))


@pytest.mark.parametrize("limit", [IDLE, LONGEST])
def test_a_session_ends_by_itself(visitor, app, clock, limit):
    enter(visitor, app, Role.STAFF)
    end = clock.now + limit
    while clock.now + IDLE / 2 < end and limit is LONGEST:
        clock.now += IDLE / 2
        assert "Hello" in texts(visitor.visit("/staff"))
    clock.now = end
    assert visitor.client.get("/staff").status_code == 303


def test_who_is_removed_is_out_at_once(visitor, app):
    user = enter(visitor, app, Role.STAFF)
    add(app, Role.ADMIN)
    services_of(app).users.remove(user.id)
    assert visitor.client.get("/staff").status_code == 303
