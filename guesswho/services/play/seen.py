"""What a seat gets to see of a match, beyond the rules' view: its story, told."""

from dataclasses import dataclass

from guesswho.game.match import Match, Seat, Turn, contradictions
from guesswho.game.view import PlayerView, view
from guesswho.services.play.table import Table
from guesswho.services.telling import Pending, Told, belief, pending, told


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


def as_seen(table: Table, seat: Seat, new: int) -> Seen:
    """Look at ``table`` from ``seat``; ``new`` as in ``Seen``."""
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
