"""What is held: numbers in words, what went, what to do with a code; no name of anybody."""

from datetime import timedelta

import pytest

from guesswho.services.purge import Purged
from guesswho.store.account_records import Role
from guesswho.store.records import PurgeRecord
from guesswho.texts import translator
from guesswho.web.staff.held.purges import gone
from tests.records import a_card, a_draft
from tests.web.pages import texts
from tests.web.staff.people import enter


@pytest.fixture
def shown(visitor, app):
    """What somebody of the staff reads."""
    enter(visitor, app, Role.ANALYST)
    return lambda: " ".join(texts(visitor.visit("/staff/held")).split())


def test_what_is_held_stands_there_in_numbers_and_words(shown, store):
    store.add_card(a_card(name="Eileen"))
    store.add_draft(a_draft())
    text = shown()
    assert "1 card A face" in text
    assert "1 photo waiting" in text
    assert "1 others may meet it" in text
    assert "0 matches" in text
    assert "Eileen" not in text


def test_a_store_with_nothing_in_it_says_so(shown):
    assert "There is none." in shown()


def test_the_purges_prove_that_they_ran(shown, store, clock):
    for number, cards in enumerate((0, 2)):
        at = clock() - timedelta(minutes=30 * (1 - number))
        store.add_purge(PurgeRecord(at=at, deleted={"cards": cards, "matches": cards // 2}))
    text = shown()
    assert text.index("2 cards, 1 match") < text.index("nothing was due")
    assert "None has run" not in text


def test_a_purge_that_does_not_run_is_told(shown):
    assert "None has run in the last 2 hours" in shown()


def test_there_is_a_word_for_everything_that_a_purge_deletes():
    words = translator("en")
    for kind in Purged.__dataclass_fields__:
        assert gone({kind: 1}, words).startswith("1 ")
    assert gone({}, words) == ""


def test_the_start_page_leads_there(visitor, app):
    enter(visitor, app, Role.STAFF)
    assert "What is held" in texts(visitor.visit("/staff"))
