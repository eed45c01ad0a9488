"""One-time links: the first start's, and those that an admin hands out."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from guesswho.services.services import connect
from guesswho.settings import PROJECT_ROOT, Settings
from guesswho.store.account_records import Role
from guesswho.web.staff.first_start import announce
from tests.web.pages import Visitor, texts
from tests.web.staff.people import WORD, add, form_of, send, services_of


@pytest.fixture
def first(app):
    return f"/staff/first/{services_of(app).users.first_link().token}"


def choose(visitor, path, **typed):
    return send(visitor, "/staff/password", form_of(visitor, path), **typed)


def test_the_first_link_makes_the_admin_and_logs_them_in(visitor, first):
    assert "You are the first" in texts(visitor.visit(first))
    answer = choose(visitor, first, name="Ada", password=WORD, again=WORD)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/staff")
    assert "Hello, Ada!" in texts(visitor.visit("/staff"))
    assert "Ada" in texts(visitor.visit("/staff/users"))


def test_the_first_link_works_once(visitor, app, first):
    late = Visitor(app.server)
    form = form_of(late, first)
    choose(visitor, first, name="Ada", password=WORD, again=WORD)
    answer = send(late, "/staff/password", form, name="Eve", password=WORD, again=WORD)
    assert answer.headers["Location"] == first
    assert "does not work any more" in texts(late.visit(first))
    assert [user.name for user in services_of(app).users.users()] == ["Ada"]
    assert "Please log in" in texts(late.visit("/staff"))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"name": "Ada", "password": WORD, "again": "other"}, "not the same"),
        ({"name": "Ada", "password": "short", "again": "short"}, "10 to 200"),
        ({"name": " ", "password": WORD, "again": WORD}, "A name has"),
    ],
)
def test_what_is_refused_can_be_mended(visitor, first, typed, said):
    assert choose(visitor, first, **typed).headers["Location"] == first
    assert said in texts(visitor.visit(first))
    assert choose(visitor, first, name="Ada", password=WORD, again=WORD).status_code == 303


def test_a_link_without_the_forms_token_does_nothing(visitor, app, first):
    form = form_of(visitor, first) | {"form": "x", "name": "Eve", "password": WORD, "again": WORD}
    visitor.client.post("/staff/password", data=form)
    assert services_of(app).users.users() == ()


def test_an_invited_one_chooses_a_password(visitor, app):
    users = services_of(app).users
    bo = add(app, Role.ANALYST, "Bo")
    path = f"/staff/password/{users.new_link(bo.id).token}"
    assert "Choose a password, Bo" in texts(visitor.visit(path))
    choose(visitor, path, password=WORD, again=WORD)
    assert "Hello, Bo!" in texts(visitor.visit("/staff"))
    assert "does not work any more" in texts(visitor.visit(path))


@pytest.mark.parametrize("kind", ["first", "password"])
@pytest.mark.parametrize("token", ["x", "x.y", "%00", "a" * 500])
def test_a_link_that_never_was_says_so(visitor, kind, token):
    assert "does not work any more" in texts(visitor.visit(f"/staff/{kind}/{token}"))


def test_several_processes_that_start_at_once_print_one_link(tmp_path, capsys):
    settings = Settings(data_dir=tmp_path, secret_key="k", models_dir=tmp_path)

    def start(_):
        announce(connect(settings).users, 8050)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(start, range(4)))
    links = [line for line in capsys.readouterr().err.splitlines() if "/staff/first/" in line]
    assert len(links) == 4
    assert len(set(links)) == 1


def test_a_start_with_users_prints_nothing(app, capsys):
    add(app, Role.ADMIN)
    announce(services_of(app).users, 8050)
    assert capsys.readouterr().err == ""


def test_the_program_prints_the_link_when_it_starts(tmp_path):
    environment = {"GUESSWHO_DATA_DIR": str(tmp_path), "PATH": "/usr/bin:/bin"}
    started = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", "import app"],
        cwd=PROJECT_ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "http://127.0.0.1:8050/staff/first/" in started.stderr
