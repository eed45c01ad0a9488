"""Purging while the app runs."""

import threading
from datetime import timedelta

from guesswho.errors import StoreUnavailable
from guesswho.services.housekeeping import Housekeeping
from guesswho.services.purge import Purged

NOTHING = Purged((), (), (), (), ())


class Purges:
    """Fails in every way there is, then works."""

    def __init__(self) -> None:
        self.failures = [StoreUnavailable("away"), ZeroDivisionError()]
        self.worked = threading.Event()

    def __call__(self) -> Purged:
        if self.failures:
            raise self.failures.pop()
        self.worked.set()
        return NOTHING


def test_it_purges_at_once_and_goes_on_after_whatever_failed(caplog):
    purges = Purges()
    house = Housekeeping(purges, every=timedelta(milliseconds=1))
    house.start()
    assert purges.worked.wait(10)
    house.stop()
    assert caplog.text.count("the purge failed") == 2
    assert caplog.text.count("Traceback") == 1


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
