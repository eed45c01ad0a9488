"""A match's history as one tells it: every row with its worth in bits and its reason."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from guesswho.game.match import (
    Answer,
    Attempt,
    Match,
    Reply,
    Seat,
    Turn,
    contradictions,
    course,
    legal_actions,
)
from guesswho.game.review import Counted, Mind
from guesswho.opponents.careful import belief_of
from guesswho.opponents.move import Reason


@dataclass(frozen=True, slots=True)
class Told:
    """One row of the history; holds nothing that either seat may not know."""

    seat: Seat
    action: Attempt
    answer: bool | None
    """Yes or no to a question; whether a guess was right; ``None`` for unsure."""
    bits: float
    """How much the asker could expect to learn: the information gain at that moment."""
    reason: Reason | None
    """Why the computer did it; ``None`` for a person's own action."""


@dataclass(frozen=True, slots=True)
class Pending:
    """What waits for somebody's own answer."""

    action: Attempt
    bits: float
    reason: Reason | None
    """As in ``Told``."""
    replies: tuple[Reply, ...]
    """What may be said to it."""


@dataclass(frozen=True, slots=True)
class Misfit:
    """An answer that somebody's card does not bear out, and what came of it."""

    turn: Turn
    before: float
    """How much the other believed in the card until then."""
    after: float


@dataclass(frozen=True, slots=True)
class Notes:
    """What is remembered of a match beside its transcript."""

    reasons: tuple[Reason, ...] = ()
    """Why the computer did what it did, in order."""
    hinted: frozenset[int] = frozenset()
    """The turns, by index, before which whoever made it took a hint."""
    manual: bool = False
    """Whether people flip their frames by hand."""
    inviter: str | None = None
    """Id of the card that whoever began the match put on the board."""


Reasons = Mapping[int, Reason]
"""Why the computer did what it did, by turn."""


def reasons_by_turn(match: Match, reasons: tuple[Reason, ...], computer: Seat | None) -> Reasons:
    """Find the turns of ``reasons``, which are those of the computer's last attempts, in order.

    The last, not all: it may have taken over from somebody. One that is pending counts.
    """
    attempts = range(len(match.history) + (match.pending is not None))
    own = [turn for turn in attempts if match.seat_at(turn) is computer]
    return dict(zip(own[len(own) - len(reasons) :], reasons, strict=False))


def told(match: Match, reasons: Reasons) -> tuple[Told, ...]:
    """Tell every turn of ``match``."""
    rows = []
    for number, (before, turn) in enumerate(zip(course(match), match.history, strict=False)):
        bits = mind_of(before, turn.seat).bits(turn.action)
        rows.append(Told(*turn, bits=bits, reason=reasons.get(number)))
    return tuple(rows)


def pending(match: Match, reasons: Reasons) -> Pending | None:
    """Tell what waits for the answer of the seat to act."""
    if match.pending is None:
        return None
    bits = mind_of(match, match.turn.other).bits(match.pending)
    replies = (action.reply for action in legal_actions(match) if isinstance(action, Answer))
    return Pending(match.pending, bits, reasons.get(len(match.history)), tuple(replies))


def belief(match: Match, seat: Seat) -> dict[str, float] | None:
    """How much ``seat`` may believe each card to be the other's, where that one answers itself.

    It follows from what was said aloud; ``None`` where the app answers.
    """
    if not match.answers_itself(seat.other):
        return None
    cards = match.deck.cards
    chances = belief_of(cards, match.history, seat).of_cards
    return {card.id: float(chance) for card, chance in zip(cards, chances, strict=True)}


def misfits(match: Match, seat: Seat) -> tuple[Misfit, ...]:
    """Tell what ``seat`` answered otherwise than its card does, once that is known."""
    wrong, card = contradictions(match, seat), match.known_secret(seat)
    if card is None:
        return ()
    steps = zip(match.history, pairwise(course(match)), strict=True)
    return tuple(
        Misfit(turn, *(_believed(position, seat.other, card) for position in around))
        for turn, around in steps
        if turn in wrong
    )


def _believed(position: Match, seat: Seat, card: str) -> float:
    return (belief(position, seat) or {}).get(card, 0.0)


def dump_notes(notes: Notes) -> str:
    """Write what the store keeps beside the transcript."""
    return json.dumps(
        {
            "reasons": notes.reasons,
            "hinted": sorted(notes.hinted),
            "manual": notes.manual,
            "inviter": notes.inviter,
        }
    )


def load_notes(text: str) -> Notes:
    """Read what was kept; blank is nothing. Raises ``ValueError``."""
    if not text:
        return Notes()
    match json.loads(text):
        case {"reasons": [*reasons], "hinted": [*hinted], **more}:
            manual = more.get("manual") is True
            known, turns = tuple(map(Reason, reasons)), frozenset(map(int, hinted))
            inviter = more.get("inviter")
            return Notes(known, turns, manual, inviter if isinstance(inviter, str) else None)
    raise ValueError("not the notes of a match")


def mind_of(position: Match, seat: Seat) -> Mind:
    """What ``seat`` knows: answered in person it believes, answered by the app it counts."""
    if position.answers_itself(seat.other):
        return belief_of(position.deck.cards, position.history, seat)
    return Counted(position, seat)
