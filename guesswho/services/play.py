"""Matches between a person and the computer: begin, look, act.

The secrets, the seat tokens and the random generators live here, on the server. The
opponent moves inside the same call as the person, and everything is saved before the
call returns.
"""

from dataclasses import dataclass

from guesswho.game.match import Action, Seat
from guesswho.game.view import PlayerView
from guesswho.opponents.opponent import Reason


@dataclass(frozen=True, slots=True)
class Told:
    """One row of a match's history, told from one seat; holds nothing that seat may not know."""

    seat: Seat
    action: Action
    answer: bool
    bits: float
    """How much the asker could expect to learn: the information gain at that moment."""
    reason: Reason | None
    """Why the computer did it; ``None`` for a person's own action."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A match as one seat sees it now."""

    match_id: str
    view: PlayerView
    history: tuple[Told, ...]
    opponent: str
    deck: str
    new: int = 0
    """How many of the last rows of ``history`` are the opponent's move in this call."""


@dataclass(frozen=True, slots=True)
class Seated:
    """A new match and the token of the seat in it, shown once and kept by the player."""

    seat_token: str
    seen: Seen


class PlayService:
    """Begin, look at and play matches."""

    def new_match(  # noqa: PLR0913
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

        ``rule`` is ``loses`` or ``turn``; ``first`` is ``draw``, ``me`` or ``them``;
        ``guest_card`` is the id of one's own card. Raises ``UnknownRule``,
        ``UnknownOpponent``, ``DeckNotFound``, ``CardNotFound``, ``BadRequest``.
        """
        raise NotImplementedError

    def join(self, match_id: str) -> Seated:
        """Take the open seat. Raises ``MatchNotFound`` or ``SeatTaken``."""
        raise NotImplementedError

    def look(self, match_id: str, seat_token: str) -> Seen:
        """The match as it stands. Raises ``MatchNotFound`` or ``WrongSeatToken``."""
        raise NotImplementedError

    def act(self, match_id: str, seat_token: str, version: int, action: Action) -> Seen:
        """Ask or guess, and let the opponent move.

        ``Seen.new`` counts the opponent's rows at the end of the history. Raises
        ``MatchNotFound``, ``WrongSeatToken``, ``StaleMatch`` and the ``IllegalAction`` tree.
        """
        raise NotImplementedError
