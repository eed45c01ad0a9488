"""What is held about people now, and what was deleted when: for those who answer for it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from guesswho.services.housekeeping import EVERY
from guesswho.store.records import Holdings, PurgeRecord
from guesswho.store.store import LedgerStore

LAST = 30
"""So many purges are shown."""
LATE = 2 * EVERY
"""After so long without a purge something is wrong."""


@dataclass(frozen=True, slots=True)
class Held:
    """How it stands at one moment."""

    holdings: Holdings
    purges: tuple[PurgeRecord, ...]
    """The last ones, newest first."""
    late: bool
    """Whether the next purge should have run long ago."""


class PrivacyService:
    """Answers for what is kept; it names nobody."""

    def __init__(self, *, store: LedgerStore, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._clock = clock

    def held(self) -> Held:
        """Return what is held and the last purges. Raises ``StoreUnavailable``."""
        purges = self._store.purges(LAST)
        late = not purges or self._clock() - purges[0].at > LATE
        return Held(self._store.holdings(), purges, late)
