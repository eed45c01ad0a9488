"""The saved matches: opened with a seat's token, moved on, written by compare-and-swap."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from random import Random

from guesswho.errors import StaleMatch
from guesswho.game.match import Match, Seat, apply, is_over
from guesswho.game.view import view
from guesswho.opponents.opponent import opponent
from guesswho.services.counts import Counts
from guesswho.services.play.by_hand import Flipped
from guesswho.services.play.seats import Friend, check_id, friend, is_worth_noting, seat_of
from guesswho.services.play.seen import Glance, Seen, as_seen
from guesswho.services.play.table import FRIEND, Table, read
from guesswho.services.telling import Notes, dump_notes
from guesswho.store import tokens
from guesswho.store.records import MatchRecord
from guesswho.store.store import PlayStore


class Tables:
    """Every match that is saved. Safe to share between threads."""

    def __init__(
        self, *, store: PlayStore, counts: Counts, clock: Callable[[], datetime], rng: Random
    ) -> None:
        self.store = store
        self.clock = clock
        self.rng = rng
        self._counts = counts

    def new(
        self,
        match: Match,
        seat: Seat,
        opponent: str | None,
        guests: frozenset[str],
        notes: Notes = Notes(),  # noqa: B008 - frozen
    ) -> tuple[Table, str]:
        """Save a match in which a person has ``seat``; returns it with the seat's token.

        The other seat is free for a friend, or the computer's. Raises ``CardNotFound`` when
        one of the guests is gone.
        """
        now, token = self.clock(), tokens.new_token()
        mine = tokens.token_hash(token)
        first = seat is Seat.FIRST
        record = MatchRecord(
            id=tokens.new_id(),
            version=match.version,
            transcript="",
            seat_token_hashes=(mine, None) if first else (None, mine),
            opponent=opponent,
            seen=(None, None) if opponent else ((now, None) if first else (None, now)),
            guests=guests,
            created=now,
            updated=now,
        )
        table = self.let_computer_move(Table(record, match, notes))
        table = replace(table, record=table.recorded(now))
        self.store.add_match(table.record)
        self._counts.match_begun(opponent or FRIEND, match.rule)
        return table, token

    def open(self, match_id: str, seat_token: str) -> tuple[Table, Seat]:
        """Return the match and whose token it is; whoever looks is there.

        A match that waits for the computer is moved on, so that nobody waits for ever. Raises
        ``MatchNotFound``, ``WrongSeatToken``, ``SeatGivenAway``.
        """
        record, seat = self._found(match_id, seat_token)
        table = read(record)
        if not table.computer_is_to_move:
            return table, seat
        try:
            return self.save(self.let_computer_move(table)), seat
        except StaleMatch:  # somebody else's request has just done so
            return read(self.store.match(match_id)), seat

    def open_at(self, match_id: str, seat_token: str, version: int) -> tuple[Table, Seat]:
        """Return ``open`` if the match is still at ``version``; raises ``StaleMatch``."""
        table, seat = self.open(match_id, seat_token)
        if version != table.match.version:
            raise StaleMatch(table.match.version)
        return table, seat

    def glance(self, match_id: str, seat_token: str) -> Glance:
        """Say whether anything has changed, without replaying; raises what ``open`` raises."""
        record, seat = self._found(match_id, seat_token)
        return Glance(record.version, friend(record, seat, self.clock()))

    def seen(self, table: Table, seat: Seat, new: int = 0) -> Seen:
        """Look at ``table`` from ``seat``; ``new`` as in ``Seen``."""
        return as_seen(table, seat, self.friend(table, seat), new, self.flipped(table, seat))

    def flipped(self, table: Table, seat: Seat) -> Flipped | None:
        """Return the frames that ``seat`` has flipped; ``None``: they flip by themselves."""
        return self.store.flipped(table.record.id, seat) if table.notes.manual else None

    def flip(self, table: Table, seat: Seat, card: str, *, down: bool) -> None:
        """Write how a frame of ``seat`` lies now; raises ``CardNotFound``."""
        match_id, frame = table.record.id, table.match.deck.card(card).id
        if down:
            self.store.flip_down(match_id, seat, frame, len(table.match.history))
        else:
            self.store.flip_up(match_id, seat, frame)

    def friend(self, table: Table, seat: Seat) -> Friend | None:
        """Say how it is with the person across from ``seat``."""
        return friend(table.record, seat, self.clock())

    def let_computer_move(self, table: Table) -> Table:
        """Return ``table`` as it is when a person is to move again, or when it is over."""
        while table.computer_is_to_move:
            player = opponent(table.record.opponent or "")
            seat = table.match.turn
            move = player.choose(view(table.match, seat), self.rng)
            match = apply(table.match, seat, move.action)
            reasons = (*table.notes.reasons, move.reason)
            table = replace(table, match=match, notes=replace(table.notes, reasons=reasons))
        return table

    def save(self, table: Table) -> Table:
        """Write ``table`` after a move, and count the match if that ended it."""
        written = self.write(table)
        if is_over(table.match):
            name = table.record.opponent or FRIEND
            won = table.match.winner is not table.computer
            self._counts.match_ended(name, table.match.rule, won=won)
        return written

    def write(self, table: Table) -> Table:
        """Write ``table`` over the version it was read at; raises ``StaleMatch``."""
        record = table.recorded(self.clock())
        self.store.update_match(record, expected_version=table.record.version)
        return replace(table, record=record)

    def note(self, table: Table) -> None:
        """Write the notes of ``table`` alone, at its version; raises ``StaleMatch``."""
        record = table.record
        self.store.note_match(record.id, record.version, dump_notes(table.notes))

    def _found(self, match_id: str, seat_token: str) -> tuple[MatchRecord, Seat]:
        check_id(match_id)
        record, now = self.store.match(match_id), self.clock()
        seat = seat_of(record, seat_token)
        if is_worth_noting(record, seat, now):
            self.store.see(match_id, seat, now)
        return record, seat
