"""A saved match, read: the match, what is noted of it, and the record they came from."""

import logging
from dataclasses import dataclass, replace
from datetime import datetime

from guesswho.errors import BadTranscript, MatchNotFound
from guesswho.game import transcript
from guesswho.game.match import Match, Seat, is_over
from guesswho.services.play.seats import computer_seat
from guesswho.services.telling import Notes, dump_notes, load_notes
from guesswho.store.records import MatchRecord

FRIEND = "friend"
"""What a person in the other seat is called where opponents are named."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Table:
    """A match with all that belongs to it."""

    record: MatchRecord
    match: Match
    notes: Notes

    @property
    def computer(self) -> Seat | None:
        """Where the computer plays."""
        return computer_seat(self.record)

    @property
    def computer_is_to_move(self) -> bool:
        """Whether the match waits for the computer."""
        return self.match.turn is self.computer and not is_over(self.match)

    def with_hint(self) -> "Table":
        """Note that a hint was taken before the turn that comes now."""
        hinted = self.notes.hinted | {len(self.match.history)}
        return replace(self, notes=replace(self.notes, hinted=hinted))

    def recorded(self, now: datetime) -> MatchRecord:
        """Write the match and its notes into the record."""
        return replace(
            self.record,
            version=self.match.version,
            transcript=transcript.dump(self.match),
            notes=dump_notes(self.notes),
            updated=now,
        )


def read(record: MatchRecord) -> Table:
    """Read a match; one that an older program saved and this one cannot replay is lost.

    ``BadTranscript`` itself, and a trace in the log, might repeat a line with the secrets.
    """
    try:
        return Table(record, transcript.load(record.transcript), load_notes(record.notes))
    except (BadTranscript, ValueError):
        _log.error("match %s cannot be replayed", record.id)
        raise MatchNotFound(record.id) from None
