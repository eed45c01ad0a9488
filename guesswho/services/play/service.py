"""A match from one seat: begin, look, act.

The secrets, the seat tokens and the random generator live here, on the server. The
opponent moves inside the same call as the person, and both moves are saved in one step
before the call returns: whatever dies in between, nothing that was answered is lost.
"""

from dataclasses import replace

from guesswho.errors import FriendNotHere, MatchNotOver
from guesswho.game.match import Action, Rule, apply, is_over, reveal, start
from guesswho.services.decks import DeckService
from guesswho.services.play.options import FIRST_MOVERS, check_options
from guesswho.services.play.seats import PERSON, Friend
from guesswho.services.play.seen import Finished, Glance, Seated, Seen
from guesswho.services.play.table import FRIEND
from guesswho.services.play.tables import Tables


class PlayService:
    """Begin, look at and play matches. Safe to share between threads."""

    def __init__(self, tables: Tables, decks: DeckService) -> None:
        self._tables = tables
        self._decks = decks
        self._rng = tables.rng

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

        ``opponent`` is a name in the registry, or ``friend``, whose seat is free then;
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
        rival = None if opponent == FRIEND else opponent
        guests = frozenset({guest_card} if guest_card else ())
        table, token = self._tables.new(match, PERSON, rival, guests)
        return Seated(token, self._tables.seen(table, PERSON, new=len(table.match.history)))

    def look(self, match_id: str, seat_token: str) -> Seen:
        """Return the match as it stands. Raises ``MatchNotFound`` or ``WrongSeatToken``."""
        return self._tables.seen(*self._tables.open(match_id, seat_token))

    def glance(self, match_id: str, seat_token: str) -> Glance:
        """Say whether anything has changed, much faster than ``look``; raises the same."""
        return self._tables.glance(match_id, seat_token)

    def finished(self, match_id: str, seat_token: str) -> Finished:
        """Return a match that is over. Raises ``MatchNotOver``, and what ``look`` raises."""
        table, seat = self._tables.open(match_id, seat_token)
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
        table, seat = self._tables.open_at(match_id, seat_token, version)
        noted = table.with_hint() if hinted else table
        if self._tables.friend(table, seat) is Friend.AWAITED:
            raise FriendNotHere
        acted = replace(noted, match=apply(table.match, seat, action))
        answered = self._tables.save(self._tables.let_computer_move(acted))
        new = len(answered.match.history) - len(acted.match.history)
        return self._tables.seen(answered, seat, new)

    def reveal(self, match_id: str, seat_token: str, version: int, card: str) -> Seen:
        """Show, when all is over, the card that one had in mind.

        Raises ``MatchNotFound``, ``WrongSeatToken``, ``StaleMatch``, ``MatchNotOver``,
        ``MatchOver`` if the card is known already, ``CardNotFound``.
        """
        table, seat = self._tables.open_at(match_id, seat_token, version)
        shown = replace(table, match=reveal(table.match, seat, card))
        return self._tables.seen(self._tables.write(shown), seat)
