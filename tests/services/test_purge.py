"""The purge deletes what is past its time and nothing else, and proves that it ran."""

import logging
import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from guesswho.errors import CardNotFound, DraftNotFound, MatchNotFound, PictureNotFound
from guesswho.services.purge import MATCH_LIFE, ORPHAN_GRACE, Purged, purge
from guesswho.store.memory import MemoryStore
from guesswho.store.pictures import Pictures
from tests.records import a_card, a_draft, a_match

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
INSTANT = timedelta(microseconds=1)
NOTHING = Purged((), (), (), (), ())
UPLOADS = Path("no-such-folder")


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def pictures(tmp_path: Path) -> Pictures:
    return Pictures(tmp_path)


def written(pictures: Pictures, folder: Path, when: datetime) -> str:
    """A picture that was written at ``when``."""
    name = pictures.write(b"jpeg")
    [path] = folder.glob(f"*/{name}")
    os.utime(path, (when.timestamp(), when.timestamp()))
    return name


MATCH = a_match(updated=NOW)


def test_an_expired_draft_goes_with_its_photo(store: MemoryStore, pictures: Pictures) -> None:
    draft = a_draft(picture=pictures.write(b"jpeg"), expires=NOW)
    store.add_draft(draft)
    assert purge(store, pictures, UPLOADS, NOW - INSTANT) == NOTHING
    assert purge(store, pictures, UPLOADS, NOW) == replace(NOTHING, drafts=(draft.id,))
    with pytest.raises(DraftNotFound):
        store.draft(draft.id, NOW - INSTANT)
    with pytest.raises(PictureNotFound):
        pictures.read(draft.picture)


def test_an_expired_card_goes_with_its_picture_and_its_matches(
    store: MemoryStore, pictures: Pictures
) -> None:
    card = a_card(picture=pictures.write(b"jpeg"), expires=NOW)
    store.add_card(card)
    store.add_match(replace(MATCH, guests=frozenset({card.id})))
    assert purge(store, pictures, UPLOADS, NOW - INSTANT) == NOTHING
    assert purge(store, pictures, UPLOADS, NOW) == replace(NOTHING, cards=(card.id,))
    with pytest.raises(CardNotFound):
        store.card(card.id, NOW - INSTANT)
    with pytest.raises(PictureNotFound):
        pictures.read(card.picture)
    with pytest.raises(MatchNotFound):
        store.match(MATCH.id)


def test_a_match_goes_when_it_was_idle_long_enough(store: MemoryStore, pictures: Pictures) -> None:
    store.add_match(MATCH)
    assert purge(store, pictures, UPLOADS, NOW + MATCH_LIFE) == NOTHING
    late = purge(store, pictures, UPLOADS, NOW + MATCH_LIFE + INSTANT)
    assert late == replace(NOTHING, matches=(MATCH.id,))


def test_a_picture_that_nothing_names_goes_after_its_grace(
    store: MemoryStore, pictures: Pictures, tmp_path: Path
) -> None:
    old = NOW - ORPHAN_GRACE - timedelta(seconds=1)
    orphan, fresh, of_draft, of_card = (
        written(pictures, tmp_path, when) for when in (old, NOW, old, old)
    )
    store.add_draft(a_draft(picture=of_draft, expires=NOW + INSTANT))
    store.add_card(a_card(picture=of_card, expires=NOW + INSTANT))
    assert purge(store, pictures, UPLOADS, NOW) == replace(NOTHING, pictures=(orphan,))
    for name in (fresh, of_draft, of_card):
        assert pictures.read(name) == b"jpeg"


def test_a_record_whose_picture_is_gone_already_can_be_purged(
    store: MemoryStore, pictures: Pictures
) -> None:
    """The purge was stopped between the picture and the record: the next one finishes."""
    card = a_card(picture=pictures.write(b"jpeg"), expires=NOW)
    store.add_card(card)
    pictures.delete(card.picture)
    assert purge(store, pictures, UPLOADS, NOW).cards == (card.id,)


def test_every_purge_is_on_record(store: MemoryStore, pictures: Pictures) -> None:
    store.add_draft(a_draft(picture=pictures.write(b"jpeg"), expires=NOW))
    purge(store, pictures, UPLOADS, NOW)
    purge(store, pictures, UPLOADS, NOW + INSTANT)
    last, first = store.purges(9)
    assert (first.at, last.at) == (NOW, NOW + INSTANT)
    assert first.deleted == {"drafts": 1, "cards": 0, "uploads": 0, "matches": 0, "pictures": 0}
    assert last.deleted == {"drafts": 0, "cards": 0, "uploads": 0, "matches": 0, "pictures": 0}


def test_every_purge_leaves_a_line_in_the_log(
    store: MemoryStore, pictures: Pictures, caplog: pytest.LogCaptureFixture
) -> None:
    store.add_draft(a_draft(picture=pictures.write(b"jpeg"), expires=NOW))
    with caplog.at_level(logging.INFO):
        purged = purge(store, pictures, UPLOADS, NOW)
        purge(store, pictures, UPLOADS, NOW)
    first, second = (record.getMessage() for record in caplog.records)
    assert purged.drafts[0] in first
    assert first.startswith(f"purged at {NOW.isoformat()}: ")
    assert '"drafts": []' in second
