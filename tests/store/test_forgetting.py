"""Deleted means gone: from SQLite's pages and from its write-ahead log."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from guesswho.settings import Settings
from guesswho.store.opening import open_store
from guesswho.store.store import Store
from tests.records import NOON, a_card, a_draft, a_match

SECRET = "Ulrike-Unmistakable"

CARD = a_card(name=SECRET)
DRAFT = a_draft(picture=SECRET)
MATCH = a_match(
    transcript=f"{SECRET} " * 1000,  # several pages
    guests=frozenset({CARD.id}),
)


def holds_secret(folder: Path) -> bool:
    return any(SECRET.encode() in path.read_bytes() for path in folder.iterdir())


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(Settings(data_dir=tmp_path))
    yield opened
    opened.close()


def test_a_card_and_its_matches(store: Store, tmp_path: Path) -> None:
    store.add_card(CARD)
    store.add_match(MATCH)
    assert holds_secret(tmp_path)
    store.delete_card(CARD.id)
    assert not holds_secret(tmp_path)


@pytest.mark.parametrize(
    "forget",
    [
        lambda store: store.delete_draft(DRAFT.id),
        lambda store: store.add_card(replace(CARD, name="Ann"), DRAFT.id),
    ],
    ids=["deleted", "made a card"],
)
def test_a_draft(store: Store, tmp_path: Path, forget: Callable[[Store], None]) -> None:
    store.add_draft(DRAFT)
    assert holds_secret(tmp_path)
    forget(store)
    assert not holds_secret(tmp_path)


def test_idle_matches(store: Store, tmp_path: Path) -> None:
    store.add_card(replace(CARD, name="Ann"))
    store.add_match(MATCH)
    assert holds_secret(tmp_path)
    store.delete_matches(NOON + timedelta(days=1))
    assert not holds_secret(tmp_path)
