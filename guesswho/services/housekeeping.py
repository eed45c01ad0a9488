"""Purges while the app runs, so that a desk without a daily job keeps its word about photos."""

import logging
import threading
from collections.abc import Callable
from datetime import timedelta

from guesswho.errors import StoreUnavailable
from guesswho.services.purge import Purged

EVERY = timedelta(hours=1)

_log = logging.getLogger(__name__)


class Housekeeping:
    """Calls ``purge`` at once and then ``every`` so often, in a thread of its own."""

    def __init__(self, purge: Callable[[], Purged], every: timedelta = EVERY) -> None:
        self._purge = purge
        self._every = every
        self._stopped = threading.Event()

    def start(self) -> None:
        """Begin; call it in the serving process, after any fork."""
        threading.Thread(target=self._run, name="housekeeping", daemon=True).start()

    def stop(self) -> None:
        """Purge no more; a purge under way finishes."""
        self._stopped.set()

    def _run(self) -> None:
        while not self._stopped.is_set():
            self._once()
            self._stopped.wait(self._every.total_seconds())

    def _once(self) -> None:
        """Whatever fails now may work the next time; a thread that died would purge no more."""
        try:
            self._purge()
        except StoreUnavailable as error:  # no trace: the system's own words name picture files
            _log.error("the purge failed: %s", error)
        except Exception:
            _log.exception("the purge failed")
