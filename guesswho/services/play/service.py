"""A match from one seat: begin, look, act.

The secrets, the seat tokens and the random generator live here, on the server. The
opponent moves inside the same call as the person, and both moves are saved in one step
before the call returns: whatever dies in between, nothing that was answered is lost.
"""

from dataclasses import replace
from typing import Unpack

from guesswho.errors import BadRequest, FriendNotHere, MatchNotOver, MatchOver
from guesswho.game.match import Action, Rule, apply, is_over, reveal, start
from guesswho.services.decks import DeckService
from guesswho.services.hint import Hint, hint
from guesswho.services.play.by_hand import slips
from guesswho.services.play.options import FIRST_MOVERS, Wishes, check_options
from guesswho.services.play.seats import PERSON, Friend
from guesswho.services.play.seen import Finished, Glance, Seated, Seen
from guesswho.services.play.table import FRIEND
from guesswho.services.play.tables import Tables
from guesswho.services.telling import Notes


class PlayService:
    """Begin, look at and play matches. Safe to share between threads."""

    def __init__(self, tables: Tables, decks: DeckService) -> None:
        self._tables = tables
        self._decks = decks
        self._rng = tables.rng

    def new_match(self, deck: str, opponent: str, rule: str, **wishes: Unpack[Wishes]) -> Seated:
        """Begin a match; where the computer starts, it has moved already.

        ``opponent`` is a name in the registry, or ``friend``, whose seat is free then; ``rule``
        is ``loses`` or ``turn``; for the rest see ``Wishes``. Raises ``UnknownRule``,
        ``UnknownOpponent``, ``DeckNotFound``, ``CardNotFound``, ``BadRequest``.
        """
        answers, first = wishes.get("answers", "app"), wishes.get("first", "draw")
        flipping, guest = wishes.get("flipping", "auto"), wishes.get("guest_card")
        check_options(opponent, answers, first, flipping)
        board = self._decks.board(deck, self._rng, size=wishes.get("size"), guest_card=guest)
        if answers == "app":
            board = board.certain()
        drawn = self._rng.choice(board.ids)
        secrets = (drawn if answers == "app" else None, self._rng.choice(board.ids))
        match = start(board, Rule(rule), secrets, self._rng.choice(FIRST_MOVERS[first]))
        rival = None if opponent == FRIEND else opponent
        notes = Notes(manual=flipping == "manual", inviter=guest)
        table, token = self._tables.new(match, PERSON, rival, self._decks.people(board), notes)
        return Seated(token, self._tables.seen(table, PERSON, new=len(table.match.history)))

    def rematch(self, match_id: str, seat_token: str, guest_card: str | None) -> Seated:
        """Begin a match like this one, in which the other side starts.

        Raises what ``look`` and ``new_match`` raise.
        """
        table, seat = self._tables.open(match_id, seat_token)
        match = table.match
        return self.new_match(
            match.deck.name,
            table.record.opponent or FRIEND,
            match.rule,
            answers="self" if match.answers_itself(seat) else "app",
            guest_card=guest_card,
            first="them" if match.first is seat else "me",
            size=len(match.deck.cards),
            flipping="manual" if table.notes.manual else "auto",
        )

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
        wrongly = slips(table.match, seat, self._tables.flipped(table, seat) or {})
        return Finished(table.match, seat, table.record.opponent, table.notes.hinted, wrongly)

    def act(
        self,
        match_id: str,
        seat_token: str,
        version: int,
        action: Action,
    ) -> Seen:
        """Ask, guess or answer, and let the opponent move.

        ``Seen.new`` counts the opponent's rows at the end of the history. Raises
        ``MatchNotFound``, ``WrongSeatToken``, ``StaleMatch`` and the ``IllegalAction`` tree.
        """
        table, seat = self._tables.open_at(match_id, seat_token, version)
        if self._tables.friend(table, seat) is Friend.AWAITED:
            raise FriendNotHere
        acted = replace(table, match=apply(table.match, seat, action))
        answered = self._tables.save(self._tables.let_computer_move(acted))
        new = len(answered.match.history) - len(acted.match.history)
        return self._tables.seen(answered, seat, new)

    def flip(self, match_id: str, seat_token: str, card: str, *, down: bool) -> Seen:
        """Lay a frame down by hand, or set it up again; that makes no turn and no new version.

        Raises ``MatchNotFound``, ``WrongSeatToken``, ``CardNotFound``, ``MatchOver``, or
        ``BadRequest`` where frames flip by themselves.
        """
        table, seat = self._tables.open(match_id, seat_token)
        if not table.notes.manual:
            raise BadRequest("in this match frames flip by themselves")
        if is_over(table.match):
            raise MatchOver
        self._tables.flip(table, seat, card, down=down)
        return self._tables.seen(table, seat)

    def hint(self, match_id: str, seat_token: str, version: int) -> Hint:
        """Say what is best now, and note that it was said, whatever is done with it.

        Raises ``MatchNotFound``, ``WrongSeatToken``, ``StaleMatch``, ``MatchOver``,
        ``NotYourTurn`` or ``AnswerFirst``.
        """
        table, seat = self._tables.open_at(match_id, seat_token, version)
        found = hint(self._tables.seen(table, seat).board)
        self._tables.note(table.with_hint())
        return found

    def reveal(self, match_id: str, seat_token: str, version: int, card: str) -> Seen:
        """Show, when all is over, the card that one had in mind.

        Raises ``MatchNotFound``, ``WrongSeatToken``, ``StaleMatch``, ``MatchNotOver``,
        ``MatchOver`` if the card is known already, ``CardNotFound``.
        """
        table, seat = self._tables.open_at(match_id, seat_token, version)
        shown = replace(table, match=reveal(table.match, seat, card))
        return self._tables.seen(self._tables.write(shown), seat)
