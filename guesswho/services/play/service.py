"""Matches between a person and the computer: begin, look, act.

The secrets, the seat tokens and the random generator live here, on the server. The
opponent moves inside the same call as the person, and both moves are saved in one step
before the call returns: whatever dies in between, nothing that was answered is lost.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from random import Random

from guesswho.errors import MatchNotOver, StaleMatch
from guesswho.game.match import Action, Match, Rule, Seat, apply, is_over, reveal, start
from guesswho.game.view import view
from guesswho.opponents.opponent import opponent
from guesswho.services.counts import Counts
from guesswho.services.decks import DeckService
from guesswho.services.play.options import FIRST_MOVERS, check_options
from guesswho.services.play.seats import COMPUTER, PERSON, check_id, seat_of
from guesswho.services.play.seen import Finished, Seated, Seen, as_seen
from guesswho.services.play.table import Table, read
from guesswho.services.telling import Notes
from guesswho.store import tokens
from guesswho.store.records import MatchRecord
from guesswho.store.store import MatchStore


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
        size: int | None = None,
    ) -> Seated:
        """Begin a match; where the computer starts, it has moved already.

        ``rule`` is ``loses`` or ``turn``; ``answers`` is ``app``, or ``self`` where the person
        keeps a card in mind and answers from it; ``first`` is ``draw``, ``me`` or ``them``;
        ``guest_card`` is the id of one's own card, which then is on the board; ``size`` is
        the number of cards, by default the deck's own (see ``DeckService.board``). Raises
        ``UnknownRule``, ``UnknownOpponent``, ``DeckNotFound``, ``CardNotFound``,
        ``BadRequest``.
        """
        check_options(opponent, answers, first)
        board = self._decks.board(deck, self._rng, size=size, guest_card=guest_card)
        drawn = self._rng.choice(board.ids)
        secrets = (drawn if answers == "app" else None, self._rng.choice(board.ids))
        match = start(board, Rule(rule), secrets, self._rng.choice(FIRST_MOVERS[first]))
        table, token = self._new_table(match, opponent, guest_card)
        self._store.add_match(table.record)
        self._counts.match_begun(opponent, match.rule)
        return Seated(token, as_seen(table, PERSON, new=len(table.match.history)))

    def join(self, match_id: str) -> Seated:
        """Take the free seat. Raises ``MatchNotFound``, or ``SeatTaken`` if there is none."""
        check_id(match_id)
        token = tokens.new_token()
        self._store.take_seat(match_id, COMPUTER, tokens.token_hash(token), self._clock())
        return Seated(token, self.look(match_id, token))

    def look(self, match_id: str, seat_token: str) -> Seen:
        """Return the match as it stands. Raises ``MatchNotFound`` or ``WrongSeatToken``."""
        table, seat = self._table(match_id, seat_token)
        return as_seen(table, seat, new=0)

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
        noted = table.with_hint() if hinted else table
        acted = replace(noted, match=apply(table.match, seat, action))
        answered = self._let_computer_move(acted)
        self._save(answered)
        return as_seen(answered, seat, new=len(answered.match.history) - len(acted.match.history))

    def reveal(self, match_id: str, seat_token: str, version: int, card: str) -> Seen:
        """Show, when all is over, the card that one had in mind.

        Raises ``MatchNotFound``, ``WrongSeatToken``, ``StaleMatch``, ``MatchNotOver``,
        ``MatchOver`` if the card is known already, ``CardNotFound``.
        """
        table, seat = self._table_at(match_id, seat_token, version)
        shown = replace(table, match=reveal(table.match, seat, card))
        self._write(shown)
        return as_seen(shown, seat, new=0)

    def _new_table(self, match: Match, opponent: str, guest: str | None) -> tuple[Table, str]:
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
        table = self._let_computer_move(Table(record, match, Notes()))
        return replace(table, record=table.recorded(self._clock())), token

    def _table_at(self, match_id: str, seat_token: str, version: int) -> tuple[Table, Seat]:
        """Return ``_table`` if it is still at ``version``; raises ``StaleMatch``."""
        table, seat = self._table(match_id, seat_token)
        if version != table.match.version:
            raise StaleMatch(table.match.version)
        return table, seat

    def _table(self, match_id: str, seat_token: str) -> tuple[Table, Seat]:
        """Return the match and whose token it is.

        A match that waits for the computer is moved on, so that nobody waits for ever.
        """
        check_id(match_id)
        table = read(self._store.match(match_id))
        seat = seat_of(table.record, seat_token)
        if not table.computer_is_to_move:
            return table, seat
        try:
            return self._save(self._let_computer_move(table)), seat
        except StaleMatch:  # somebody else's request has just done so
            return read(self._store.match(match_id)), seat

    def _let_computer_move(self, table: Table) -> Table:
        while table.computer_is_to_move:
            player = opponent(table.record.opponent or "")
            move = player.choose(view(table.match, COMPUTER), self._rng)
            match = apply(table.match, COMPUTER, move.action)
            reasons = (*table.notes.reasons, move.reason)
            table = Table(table.record, match, replace(table.notes, reasons=reasons))
        return table

    def _save(self, table: Table) -> Table:
        """Write ``table`` after a move, and count the match if that ended it."""
        written = self._write(table)
        if is_over(table.match):
            won = table.match.winner is PERSON
            name = table.record.opponent or "friend"
            self._counts.match_ended(name, table.match.rule, won=won)
        return written

    def _write(self, table: Table) -> Table:
        """Write ``table`` over the version it was read at; raises ``StaleMatch``."""
        record = table.recorded(self._clock())
        self._store.update_match(record, expected_version=table.record.version)
        return replace(table, record=record)
