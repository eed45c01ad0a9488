"""Matches between a person and the computer: begin, look, act.

The secrets, the seat tokens and the random generator live here, on the server. The
opponent moves inside the same call as the person, and both moves are saved in one step
before the call returns: whatever dies in between, nothing that was answered is lost.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from random import Random

from guesswho.errors import (
    BadRequest,
    BadTranscript,
    MatchNotFound,
    MatchNotOver,
    StaleMatch,
    WrongSeatToken,
)
from guesswho.game import transcript
from guesswho.game.match import (
    Action,
    Match,
    Rule,
    Seat,
    Turn,
    apply,
    contradictions,
    is_over,
    reveal,
    start,
)
from guesswho.game.view import PlayerView, view
from guesswho.opponents.opponent import BY_ANSWERS, REGISTRY, opponent
from guesswho.services.counts import Counts
from guesswho.services.decks import DeckService
from guesswho.services.ids import is_id
from guesswho.services.telling import (
    Notes,
    Pending,
    Told,
    belief,
    dump_notes,
    load_notes,
    pending,
    told,
)
from guesswho.store import tokens
from guesswho.store.records import MatchRecord
from guesswho.store.store import MatchStore

PERSON, COMPUTER = Seat.FIRST, Seat.SECOND
"""Who begins a match sits in the first seat, whoever makes the first move."""

_FIRST_MOVERS = {"draw": (PERSON, COMPUTER), "me": (PERSON,), "them": (COMPUTER,)}

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Seen:
    """A match as one seat sees it now."""

    match_id: str
    view: PlayerView
    history: tuple[Told, ...]
    deck: str
    opponent: str | None
    """The computer opponent's name in the registry; ``None``: a friend sits there."""
    new: int
    """How many of the last rows of ``history`` are what the opponent did in this call."""
    pending: Pending | None
    """What waits for one's own answer."""
    belief: dict[str, float] | None
    """By card, how much the opponent believes it to be one's own, where one answers oneself."""
    contradictions: tuple[Turn, ...]
    """What one answered otherwise than one's card does; none until that is known."""
    hints: int
    """How many hints the person has used."""


@dataclass(frozen=True, slots=True)
class Seated:
    """A seat in a match, and its token: shown once, kept by the player."""

    seat_token: str
    seen: Seen


@dataclass(frozen=True, slots=True)
class Finished:
    """A match that is over, whole: both secrets and all that was noted."""

    match: Match
    seat: Seat
    opponent: str | None
    hinted: frozenset[int]
    """The turns, by index, before which the person took a hint."""


@dataclass(frozen=True, slots=True)
class _Table:
    """A saved match, read."""

    record: MatchRecord
    match: Match
    notes: Notes


class PlayService:
    """Begin, look at and play matches. Safe to share between threads."""

    def __init__(
        self,
        *,
        store: MatchStore,
        decks: DeckService,
        counts: Counts,
        clock: Callable[[], datetime],
        rng: Random,
    ) -> None:
        self._store = store
        self._decks = decks
        self._counts = counts
        self._clock = clock
        self._rng = rng

    def new_match(
        self,
        deck: str,
        opponent: str,
        rule: str,
        *,
        answers: str = "app",
        guest_card: str | None = None,
        first: str = "draw",
    ) -> Seated:
        """Begin a match; where the computer starts, it has moved already.

        ``rule`` is ``loses`` or ``turn``; ``answers`` is ``app``, or ``self`` where the person
        keeps a card in mind and answers from it; ``first`` is ``draw``, ``me`` or ``them``;
        ``guest_card`` is the id of one's own card, which then is on the board. Raises
        ``UnknownRule``, ``UnknownOpponent``, ``DeckNotFound``, ``CardNotFound``,
        ``BadRequest``.
        """
        _check_options(opponent, answers, first)
        board = self._decks.deck(deck, guest_card)
        drawn = self._rng.choice(board.ids)
        secrets = (drawn if answers == "app" else None, self._rng.choice(board.ids))
        match = start(board, Rule(rule), secrets, self._rng.choice(_FIRST_MOVERS[first]))
        table, token = self._new_table(match, opponent, guest_card)
        self._store.add_match(table.record)
        self._counts.match_begun(opponent, match.rule)
        return Seated(token, _seen(table, PERSON, new=len(table.match.history)))

    def join(self, match_id: str) -> Seated:
        """Take the free seat. Raises ``MatchNotFound``, or ``SeatTaken`` if there is none."""
        _check_id(match_id)
        token = tokens.new_token()
        self._store.take_seat(match_id, COMPUTER, tokens.token_hash(token))
        return Seated(token, self.look(match_id, token))

    def look(self, match_id: str, seat_token: str) -> Seen:
        """Return the match as it stands. Raises ``MatchNotFound`` or ``WrongSeatToken``."""
        table, seat = self._table(match_id, seat_token)
        return _seen(table, seat, new=0)

    def finished(self, match_id: str, seat_token: str) -> Finished:
        """Return a match that is over. Raises ``MatchNotOver``, and what ``look`` raises."""
        table, seat = self._table(match_id, seat_token)
        if not is_over(table.match):
            raise MatchNotOver
        return Finished(table.match, seat, table.record.opponent, table.notes.hinted)

    def act(
        self,
        match_id: str,
        seat_token: str,
        version: int,
        action: Action,
        *,
        hinted: bool = False,
    ) -> Seen:
        """Ask, guess or answer, and let the opponent move.

        ``hinted`` notes that a hint was taken before. ``Seen.new`` counts the opponent's
        rows at the end of the history. Raises ``MatchNotFound``, ``WrongSeatToken``,
        ``StaleMatch`` and the ``IllegalAction`` tree.
        """
        table, seat = self._table_at(match_id, seat_token, version)
        notes = _with_hint(table.notes, len(table.match.history)) if hinted else table.notes
        acted = replace(table, match=apply(table.match, seat, action), notes=notes)
        answered = self._let_computer_move(acted)
        self._save(answered)
        return _seen(answered, seat, new=len(answered.match.history) - len(acted.match.history))

    def reveal(self, match_id: str, seat_token: str, version: int, card: str) -> Seen:
        """Show, when all is over, the card that one had in mind.

        Raises ``MatchNotFound``, ``WrongSeatToken``, ``StaleMatch``, ``MatchNotOver``,
        ``MatchOver`` if the card is known already, ``CardNotFound``.
        """
        table, seat = self._table_at(match_id, seat_token, version)
        shown = replace(table, match=reveal(table.match, seat, card))
        self._write(shown)
        return _seen(shown, seat, new=0)

    def _new_table(self, match: Match, opponent: str, guest: str | None) -> tuple[_Table, str]:
        now = self._clock()
        token = tokens.new_token()
        record = MatchRecord(
            id=tokens.new_id(),
            version=match.version,
            transcript="",
            seat_token_hashes=(tokens.token_hash(token), None),
            opponent=opponent,
            guests=frozenset({guest} if guest else ()),
            created=now,
            updated=now,
        )
        table = self._let_computer_move(_Table(record, match, Notes()))
        return replace(table, record=self._record(table)), token

    def _table_at(self, match_id: str, seat_token: str, version: int) -> tuple[_Table, Seat]:
        """Return ``_table`` if it is still at ``version``; raises ``StaleMatch``."""
        table, seat = self._table(match_id, seat_token)
        if version != table.match.version:
            raise StaleMatch(table.match.version)
        return table, seat

    def _table(self, match_id: str, seat_token: str) -> tuple[_Table, Seat]:
        """Return the match and whose token it is.

        A match that waits for the computer is moved on, so that nobody waits for ever.
        """
        _check_id(match_id)
        table = _read(self._store.match(match_id))
        seat = _seat(table.record, seat_token)
        if not _computer_is_to_move(table):
            return table, seat
        try:
            return self._save(self._let_computer_move(table)), seat
        except StaleMatch:  # somebody else's request has just done so
            return _read(self._store.match(match_id)), seat

    def _let_computer_move(self, table: _Table) -> _Table:
        while _computer_is_to_move(table):
            player = opponent(table.record.opponent or "")
            move = player.choose(view(table.match, COMPUTER), self._rng)
            match = apply(table.match, COMPUTER, move.action)
            reasons = (*table.notes.reasons, move.reason)
            table = _Table(table.record, match, replace(table.notes, reasons=reasons))
        return table

    def _save(self, table: _Table) -> _Table:
        """Write ``table`` after a move, and count the match if that ended it."""
        written = self._write(table)
        if is_over(table.match):
            won = table.match.winner is PERSON
            name = table.record.opponent or "friend"
            self._counts.match_ended(name, table.match.rule, won=won)
        return written

    def _write(self, table: _Table) -> _Table:
        """Write ``table`` over the version it was read at; raises ``StaleMatch``."""
        record = self._record(table)
        self._store.update_match(record, expected_version=table.record.version)
        return replace(table, record=record)

    def _record(self, table: _Table) -> MatchRecord:
        return replace(
            table.record,
            version=table.match.version,
            transcript=transcript.dump(table.match),
            notes=dump_notes(table.notes),
            updated=self._clock(),
        )


def _check_options(opponent_name: str, answers: str, first: str) -> None:
    known = ", ".join(REGISTRY)
    if opponent_name == "friend":
        raise BadRequest(f"playing a friend is not possible yet; opponent is one of: {known}")
    opponent(opponent_name)
    if answers not in BY_ANSWERS:
        raise BadRequest(f"answers is one of: {', '.join(BY_ANSWERS)}")
    if opponent_name not in BY_ANSWERS[answers]:
        fitting = ", ".join(BY_ANSWERS[answers])
        raise BadRequest(f"where answers is {answers}, opponent is one of: {fitting}")
    if first not in _FIRST_MOVERS:
        raise BadRequest(f"first is one of: {', '.join(_FIRST_MOVERS)}")


def _check_id(match_id: str) -> None:
    if not is_id(match_id):
        raise MatchNotFound(match_id)


def _read(record: MatchRecord) -> _Table:
    """Read a match; one that an older program saved and this one cannot replay is lost.

    ``BadTranscript`` itself, and a trace in the log, might repeat a line with the secrets.
    """
    try:
        return _Table(record, transcript.load(record.transcript), load_notes(record.notes))
    except (BadTranscript, ValueError):
        _log.error("match %s cannot be replayed", record.id)
        raise MatchNotFound(record.id) from None


def _seat(record: MatchRecord, seat_token: str) -> Seat:
    """Say whose token it is; both are compared, so that time tells nothing. See ``tokens.fits``."""
    fitting = [seat for seat in Seat if tokens.fits(seat_token, record.seat_token_hashes[seat])]
    if not fitting:
        raise WrongSeatToken
    return fitting[0]


def _with_hint(notes: Notes, turn: int) -> Notes:
    return replace(notes, hinted=notes.hinted | {turn})


def _computer_is_to_move(table: _Table) -> bool:
    match = table.match
    return bool(table.record.opponent) and match.turn is COMPUTER and not is_over(match)


def _seen(table: _Table, seat: Seat, new: int) -> Seen:
    return Seen(
        match_id=table.record.id,
        view=view(table.match, seat),
        history=told(table.match, table.notes.reasons),
        deck=table.match.deck.name,
        opponent=table.record.opponent,
        new=new,
        pending=pending(table.match, table.notes.reasons) if table.match.turn is seat else None,
        belief=belief(table.match, seat.other),
        contradictions=contradictions(table.match, seat),
        hints=len(table.notes.hinted),
    )
