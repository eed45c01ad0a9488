"""A match's history as one tells it: every row with its worth in bits and its reason."""

import json
from dataclasses import dataclass, replace

from guesswho.game.match import Action, Ask, Match, Seat, Turn, apply
from guesswho.opponents.information import entropy
from guesswho.opponents.move import Reason


@dataclass(frozen=True, slots=True)
class Told:
    """One row of the history; holds nothing that either seat may not know."""

    seat: Seat
    action: Action
    answer: bool
    """Yes or no to a question; whether a guess was right."""
    bits: float
    """How much the asker could expect to learn: the information gain at that moment."""
    reason: Reason | None
    """Why the computer did it; ``None`` for a person's own action."""


@dataclass(frozen=True, slots=True)
class Notes:
    """What is remembered of a match beside its transcript."""

    reasons: tuple[Reason, ...] = ()
    """Why the computer did what it did, in order."""
    hinted: frozenset[int] = frozenset()
    """The turns, by index, before which the person took a hint."""


def told(match: Match, reasons: tuple[Reason, ...]) -> tuple[Told, ...]:
    """Tell every turn of ``match``; ``reasons`` are those of the second seat's turns, in order."""
    left = iter(reasons)
    # the opening position, by hand: ``start`` would build the table of questions again
    everyone = match.table.everyone
    before = replace(match, history=(), standing=(everyone, everyone))
    rows = []
    for turn in match.history:
        reason = next(left, None) if turn.seat is Seat.SECOND else None
        rows.append(Told(*turn, bits=_bits(before, turn), reason=reason))
        before = apply(before, turn.seat, turn.action)
    return tuple(rows)


def dump_notes(notes: Notes) -> str:
    """Write what the store keeps beside the transcript."""
    return json.dumps({"reasons": notes.reasons, "hinted": sorted(notes.hinted)})


def load_notes(text: str) -> Notes:
    """Read what was kept; blank is nothing. Raises ``ValueError``."""
    if not text:
        return Notes()
    match json.loads(text):
        case {"reasons": [*reasons], "hinted": [*hinted]}:
            return Notes(tuple(map(Reason, reasons)), frozenset(map(int, hinted)))
    raise ValueError("not the notes of a match")


def _bits(before: Match, turn: Turn) -> float:
    standing = before.standing[turn.seat]
    total = standing.bit_count()
    if isinstance(turn.action, Ask):
        yes = before.table.yes(standing, turn.action.question).bit_count()
    else:
        yes = 1
    return entropy(yes, total - yes)
