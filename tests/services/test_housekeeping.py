"""Purging while the app runs."""

import threading
from datetime import timedelta

from guesswho.errors import StoreUnavailable
from guesswho.services.housekeeping import Housekeeping
from guesswho.services.purge import Purged

NOTHING = Purged((), (), (), ())


class Purges:
    """Counts calls; the first fails."""

    def __init__(self) -> None:
        self.calls = 0
        self.twice = threading.Event()

    def __call__(self) -> Purged:
        self.calls += 1
        if self.calls == 1:
            raise StoreUnavailable("away")
        self.twice.set()
        return NOTHING


def test_it_purges_at_once_and_goes_on_after_a_store_that_was_away():
    purges = Purges()
    house = Housekeeping(purges, every=timedelta(milliseconds=1))
    house.start()
    assert purges.twice.wait(10)
    house.stop()


def test_it_waits_between_purges():
    begun = threading.Event()

    def purge() -> Purged:
        assert not begun.is_set()
        begun.set()
        return NOTHING

    house = Housekeeping(purge, every=timedelta(hours=1))
    house.start()
    assert begun.wait(10)
    house.stop()
