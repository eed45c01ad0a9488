"""What is held and what was deleted, for those who answer for it."""

from datetime import timedelta

from guesswho.services.privacy import LAST, LATE
from guesswho.store.records import PurgeRecord
from tests.records import a_card, a_draft

INSTANT = timedelta(microseconds=1)


def ran(store, at, **deleted):
    store.add_purge(PurgeRecord(at=at, deleted=deleted))


def test_what_is_held_is_told_as_of_now(services, store, clock):
    store.add_card(a_card(expires=clock()))
    store.add_draft(a_draft())
    held = services.privacy.held().holdings
    assert (held.cards, held.drafts, held.for_deck, held.matches) == (1, 1, 1, 0)
    assert held.next_expiry == clock()


def test_the_last_purges_are_told_newest_first(services, store, clock):
    for number in range(LAST + 1):
        ran(store, clock() + timedelta(hours=number), cards=number)
    told = [run.deleted["cards"] for run in services.privacy.held().purges]
    assert told == list(range(LAST, 0, -1))


def test_a_purge_that_does_not_run_is_late(services, store, clock):
    assert services.privacy.held().late
    ran(store, clock())
    clock.now += LATE
    assert not services.privacy.held().late
    clock.now += INSTANT
    assert services.privacy.held().late
