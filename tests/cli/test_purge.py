"""``purge`` on the command line: deletes what has expired, says what, fails in one line."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from guesswho.cli.main import main
from guesswho.settings import Settings
from guesswho.store.opening import open_pictures, open_store
from tests.records import a_card


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setenv("GUESSWHO_DATA_DIR", str(tmp_path))
    monkeypatch.delenv("GUESSWHO_DATABASE_URL", raising=False)
    return Settings(data_dir=tmp_path)


@pytest.fixture
def expired(settings: Settings) -> str:
    """The id of a card whose time was over a second ago."""
    store = open_store(settings)
    second_ago = datetime.now(UTC) - timedelta(seconds=1)
    card = a_card(picture=open_pictures(settings).write(b"jpeg"), expires=second_ago)
    store.add_card(card)
    store.close()
    return card.id


def run_purge(*flags: str) -> int:
    return main(["purge", *flags])


def test_what_was_deleted_is_one_json_document(
    expired: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_purge("--json") == 0
    document = json.loads(capsys.readouterr().out)
    assert datetime.fromisoformat(document.pop("at")) <= datetime.now(UTC)
    assert document == {
        "drafts": [],
        "cards": [expired],
        "uploads": [],
        "matches": [],
        "pictures": [],
    }


def test_what_was_deleted_is_one_line(expired: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_purge() == 0
    assert run_purge() == 0
    lines = capsys.readouterr().out.splitlines()
    first, second = (line.split(" ", 1)[1] for line in lines)
    assert first == "deleted 0 drafts, 1 cards, 0 idle uploads, 0 idle matches, 0 orphaned pictures"
    assert (
        second == "deleted 0 drafts, 0 cards, 0 idle uploads, 0 idle matches, 0 orphaned pictures"
    )


def test_a_store_out_of_reach_fails_in_one_line(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = settings.data_dir / "missing" / "db.sqlite"
    monkeypatch.setenv("GUESSWHO_DATABASE_URL", f"sqlite:///{missing}")
    assert run_purge("--json") == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("StoreUnavailable: ")
    assert said.err.count("\n") == 1
