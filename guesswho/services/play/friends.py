"""Two people in one match: the invitation, the seat across, who left, the next match.

They play each on a device of their own, or beside each other on one that goes from hand to
hand. ``PlayService.new_match`` with the opponent ``friend`` leaves the other seat free.
"""

from dataclasses import dataclass

from guesswho.cards.card import Card
from guesswho.errors import BadRequest, FriendIsHere, MatchNotOver, MatchOver, SeatTaken
from guesswho.game.match import Match, Rule, is_over, start
from guesswho.opponents.opponent import BY_ANSWERS
from guesswho.services.play.seats import AWAY_AFTER, Friend, check_id, free_seat
from guesswho.services.play.seen import Seated, Seen
from guesswho.services.play.table import Table, read
from guesswho.services.play.tables import Tables
from guesswho.services.telling import Notes
from guesswho.store import tokens


@dataclass(frozen=True, slots=True)
class Invitation:
    """What a friend is told before he takes the seat."""

    match_id: str
    rule: Rule
    cards: int
    inviter: Card | None
    """The card of whoever invites, where it is on the board."""


class FriendService:
    """Bring two people to one table and keep them there. Safe to share between threads."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def invitation(self, match_id: str) -> Invitation:
        """Say what it is that one may join. Raises ``MatchNotFound``, or ``SeatTaken``."""
        check_id(match_id)
        table = read(self._tables.store.match(match_id))
        if None not in table.record.seat_token_hashes or table.record.opponent:
            raise SeatTaken(match_id)
        cards = table.match.deck.cards
        inviter = next((card for card in cards if card.id == table.notes.inviter), None)
        return Invitation(match_id, table.match.rule, len(cards), inviter)

    def join(self, match_id: str) -> Seated:
        """Take the free seat. Raises ``MatchNotFound``, or ``SeatTaken`` if there is none."""
        check_id(match_id)
        return self._take_seat(match_id, far_away=True)

    def sit_beside(self, match_id: str, seat_token: str) -> Seated:
        """Take the free seat at the device of whoever has this token.

        Raises ``MatchNotFound``, ``WrongSeatToken``, ``SeatTaken``.
        """
        self._tables.open(match_id, seat_token)
        return self._take_seat(match_id, far_away=False)

    def let_computer_play_on(self, match_id: str, seat_token: str, opponent: str) -> Seen:
        """Give the other seat, whose player never came or is away, to the computer.

        Raises ``FriendIsHere``, ``MatchOver``, ``BadRequest`` for an opponent who cannot,
        ``MatchNotFound``, ``WrongSeatToken``.
        """
        table, seat = self._tables.open(match_id, seat_token)
        if is_over(table.match):
            raise MatchOver
        if opponent not in BY_ANSWERS["app"]:
            raise BadRequest(f"opponent is one of: {', '.join(BY_ANSWERS['app'])}")
        if self._tables.friend(table, seat) is Friend.BESIDE:
            raise FriendIsHere
        unseen_since = self._tables.clock() - AWAY_AFTER
        self._tables.store.replace_player(match_id, seat.other, opponent, unseen_since)
        return self._tables.seen(*self._tables.open(match_id, seat_token))

    def rematch(self, match_id: str, seat_token: str) -> Seated:
        """Begin the next match of the same two on the same board; the other one moves first.

        Whoever asks first waits at a free seat, which the other one takes by asking too.
        Raises ``MatchNotOver``, ``SeatTaken``, ``MatchNotFound``, ``WrongSeatToken``.
        """
        table, seat = self._tables.open(match_id, seat_token)
        if not is_over(table.match):
            raise MatchNotOver
        if table.record.rematch:
            return self.join(table.record.rematch)
        match = self._dealt_again(table)
        begun, token = self._tables.new(
            match, seat, None, table.record.guests, Notes(manual=table.notes.manual)
        )
        arranged = self._tables.store.arrange_rematch(match_id, begun.record.id)
        if arranged != begun.record.id:  # the other one was quicker
            return self.join(arranged)
        return Seated(token, self._tables.seen(begun, seat))

    def _dealt_again(self, table: Table) -> Match:
        last = table.match
        secrets = [self._tables.rng.choice(last.deck.ids) for _ in last.secrets]
        return start(last.deck, last.rule, secrets, last.first.other)

    def _take_seat(self, match_id: str, *, far_away: bool) -> Seated:
        seat = free_seat(self._tables.store.match(match_id))
        token = tokens.new_token()
        now = self._tables.clock() if far_away else None
        self._tables.store.take_seat(match_id, seat, tokens.token_hash(token), now)
        return Seated(token, self._tables.seen(*self._tables.open(match_id, token)))
