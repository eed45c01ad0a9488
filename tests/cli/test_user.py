"""``user`` on the command line: adds, lists and removes; passwords never on the command line."""

import getpass
import io
import json

import pytest

from guesswho.cli.main import main

WORD = "correct horse battery"


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("GUESSWHO_DATA_DIR", str(tmp_path))
    monkeypatch.delenv("GUESSWHO_DATABASE_URL", raising=False)


@pytest.fixture
def typed(monkeypatch):
    """What is typed at the prompts, or sent to standard input."""

    def type_(*lines):
        answers = iter(lines)
        monkeypatch.setattr(getpass, "getpass", lambda _: next(answers))
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))

    return type_


def run(capsys, *arguments):
    status = main(["user", *arguments])
    said = capsys.readouterr()
    return status, said.out, said.err


def names(capsys):
    _, out, _ = run(capsys, "list", "--json")
    return [(user["name"], user["role"]) for user in json.loads(out)["users"]]


def test_users_are_added_listed_and_removed(capsys, typed):
    assert run(capsys, "list")[:2] == (0, "nobody\n")
    typed(WORD, WORD)
    assert run(capsys, "add", "Ada", "--role", "admin")[:2] == (0, "Ada can log in as admin\n")
    typed(WORD)
    status, out, _ = run(capsys, "add", "Bo", "--password-stdin", "--json")
    added = json.loads(out)["added"]
    assert (status, added["name"], added["role"], added["has_password"]) == (0, "Bo", "staff", True)
    assert names(capsys) == [("Ada", "admin"), ("Bo", "staff")]
    assert WORD not in out
    status, out, _ = run(capsys, "remove", "bo", "--json")
    assert (status, json.loads(out)["removed"]["name"]) == (0, "Bo")
    assert names(capsys) == [("Ada", "admin")]


@pytest.mark.parametrize(
    ("lines", "arguments", "status", "error"),
    [
        ((WORD, "something else"), ("add", "Ada"), 2, "PasswordsDiffer"),
        (("short", "short"), ("add", "Ada"), 2, "BadPassword"),
        ((), ("add", "Ada", "--password-stdin"), 2, "BadPassword"),
        ((WORD, WORD), ("add", ""), 2, "BadName"),
        ((), ("remove", "nobody"), 1, "UserNotFound"),
    ],
)
def test_what_cannot_be_done_is_one_line(capsys, typed, lines, arguments, status, error):
    typed(*lines)
    found, out, err = run(capsys, *arguments)
    assert (found, out) == (status, "")
    assert err.startswith(f"{error}: ")
    assert err.count("\n") == 1
    assert names(capsys) == []


def test_a_name_is_taken_once_and_the_last_admin_stays(capsys, typed):
    for _ in range(2):
        typed(WORD, WORD)
        last = run(capsys, "add", "Ada", "--role", "admin")
    assert last[0] == 1
    assert last[2].startswith("NameTaken: ")
    assert run(capsys, "remove", "ada")[2].startswith("LastAdmin: ")


def test_a_role_that_does_not_exist_is_wrong_usage(capsys):
    with pytest.raises(SystemExit) as usage:
        main(["user", "add", "Ada", "--role", "king"])
    assert usage.value.code == 2
    capsys.readouterr()
