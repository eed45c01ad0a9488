"""What a seat gets to see of a match, beyond the rules' view: its story, told."""

from dataclasses import dataclass

from guesswho.game.match import Match, Seat, is_over
from guesswho.game.view import PlayerView, view
from guesswho.services.play import by_hand
from guesswho.services.play.by_hand import Flipped, Slip
from guesswho.services.play.seats import Friend
from guesswho.services.play.table import Table
from guesswho.services.telling import (
    Misfit,
    Pending,
    Told,
    belief,
    mind_of,
    misfits,
    pending,
    reasons_by_turn,
    told,
)


@dataclass(frozen=True, slots=True)
class Seen:
    """A match as one seat sees it now."""

    match_id: str
    view: PlayerView
    board: PlayerView
    """The same by what stands on one's board: where one flips by hand it may differ."""
    history: tuple[Told, ...]
    deck: str
    opponent: str | None
    """The computer opponent's name in the registry; ``None``: a friend sits there."""
    friend: Friend | None
    """How it is with that friend; ``None``: the computer sits there."""
    new: int
    """How many of the last rows of ``history`` are what the opponent did in this call."""
    pending: Pending | None
    """What waits for one's own answer."""
    belief: dict[str, float] | None
    """By card, how much the opponent believes it to be one's own, where one answers oneself."""
    they_consider: float
    """Between how many cards the opponent wavers: those that stand, or as many by its belief."""
    contradictions: tuple[Misfit, ...]
    """What one answered otherwise than one's card does; none until that is known."""
    hints: int
    """How many hints this seat has used."""
    flipped: Flipped | None
    """The frames that lie where one flips by hand; ``None``: frames flip by themselves."""
    slips: tuple[Slip, ...]
    """What one has flipped wrongly by hand; none until the match is over."""


@dataclass(frozen=True, slots=True)
class Glance:
    """All that can change of a match without this seat's doing."""

    version: int
    friend: Friend | None


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
    """The turns, by index, before which whoever made it took a hint."""
    slips: tuple[Slip, ...]
    """What ``seat`` has flipped wrongly by hand."""


def as_seen(
    table: Table, seat: Seat, friend: Friend | None, new: int, flipped: Flipped | None
) -> Seen:
    """Look at ``table`` from ``seat``; ``friend``, ``new`` and ``flipped`` as in ``Seen``."""
    truth = view(table.match, seat)
    reasons = reasons_by_turn(table.match, table.notes.reasons, table.computer)
    return Seen(
        match_id=table.record.id,
        view=truth,
        board=truth if flipped is None else by_hand.board(truth, flipped),
        history=told(table.match, reasons),
        deck=table.match.deck.name,
        opponent=table.record.opponent,
        friend=friend,
        new=new,
        pending=pending(table.match, reasons) if table.match.turn is seat else None,
        belief=belief(table.match, seat.other),
        they_consider=mind_of(table.match, seat.other).considered,
        contradictions=misfits(table.match, seat),
        hints=sum(table.match.seat_at(turn) is seat for turn in table.notes.hinted),
        flipped=flipped,
        slips=by_hand.slips(table.match, seat, flipped or {}) if is_over(table.match) else (),
    )
