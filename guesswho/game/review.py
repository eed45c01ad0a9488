"""A match looked back on: how good every move was, and what was luck.

A move can be expected to tell some bits (``game.bits``); what the answer then told is log2 of
how many times fewer cards are left. The difference is luck, nought on average, whatever is asked.
How many cards are left is what the seat's ``Mind`` says: it counts those that stand, or, where
answers may be wrong, weighs them.

**Skill**, from 0 to 100, is the share of the bits there were to ask for that a player did ask
for: 100 × Σ bits / Σ best, over the moves at which something was left to learn. One exception
keeps it true to the race: against an opponent with one card left only a guess can still win, so
there a guess counts as the best move and a question as nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from math import log2
from typing import Protocol

from guesswho.game.bits import entropy
from guesswho.game.match import Ask, Attempt, Guess, Match, Seat, Turn, contradictions, course
from guesswho.game.question import Split


class Mind(Protocol):
    """What a seat knows of the other's card at one moment."""

    @property
    def considered(self) -> float:
        """Between how many cards it wavers; of unequal ones 2 to the power of their entropy."""
        ...

    def bits(self, attempt: Attempt) -> float:
        """What ``attempt`` can be expected to tell it."""
        ...


@dataclass(frozen=True, slots=True)
class Counted:
    """The mind of a seat that takes every answer for true: every card that stands is as likely."""

    position: Match
    seat: Seat

    @property
    def considered(self) -> int:
        """How many cards stand."""
        return self.position.standing[self.seat].bit_count()

    def bits(self, attempt: Attempt) -> float:
        """The entropy of the answer."""
        standing, total = self.position.standing[self.seat], self.considered
        if isinstance(attempt, Guess):
            return entropy(1, total - 1)
        yes = self.position.table.yes(standing, attempt.question).bit_count()
        return entropy(yes, total - yes)


MindOf = Callable[[Match, Seat], Mind]


@dataclass(frozen=True, slots=True)
class ReviewedTurn:
    """One turn with its worth; cards and bits are those of the seat that acted."""

    turn: Turn
    before: float
    """Cards it still considered, as its mind counts them."""
    after: float
    bits: float
    """What the action could be expected to tell."""
    best: float
    """The same for the best action there was."""
    best_question: Split | None
    """A question that tells so much; ``None`` if only a guess was left."""
    credit: float
    """The part of ``best`` that counts for the skill."""

    @property
    def told(self) -> float:
        """Bits that the answer told."""
        return log2(self.before / self.after)

    @property
    def luck(self) -> float:
        """Bits by which the answer told more than expected."""
        return self.told - self.bits


@dataclass(frozen=True, slots=True)
class Side:
    """One seat's match."""

    skill: int | None
    """From 0 to 100; ``None`` if it had nothing to decide."""
    luck: float
    """Bits that its answers told beyond what was to be expected; below nought for bad luck."""
    left: tuple[float, ...]
    """Bits it still had to find out: at the start, then after every turn of either seat."""


@dataclass(frozen=True, slots=True)
class Review:
    """All turns, both sides, and where it was decided."""

    turns: tuple[ReviewedTurn, ...]
    sides: tuple[Side, Side]
    """By seat."""
    contradictions: frozenset[int]
    """The indices of turns that somebody answered otherwise than his card does."""
    turning_point: int | None
    """The index of the turn after which the winner was ahead to the end.

    Ahead is who has fewer bits left to find out, of equals the one to move. It is the last turn
    if the winner never was, ``None`` if always, or as long as the match goes on.
    """


def review(match: Match, mind_of: MindOf = Counted) -> Review:
    """Look back on a match, finished or not; it knows what only the server may before the end.

    ``mind_of`` says what a seat knows in a position.
    """
    positions = course(match)
    minds = [(mind_of(at, Seat.FIRST), mind_of(at, Seat.SECOND)) for at in positions]
    turns = tuple(
        _reviewed(before, turn, knew[turn.seat], knows[turn.seat])
        for before, turn, (knew, knows) in zip(
            positions[:-1], match.history, pairwise(minds), strict=True
        )
    )
    first, second = (_side(seat, turns, [mind[seat].considered for mind in minds]) for seat in Seat)
    wrong = {turn for seat in Seat for turn in contradictions(match, seat)}
    return Review(
        turns=turns,
        sides=(first, second),
        contradictions=frozenset(at for at, turn in enumerate(match.history) if turn in wrong),
        turning_point=_turning_point(match, (first, second)),
    )


def _reviewed(before: Match, turn: Turn, mind: Mind, then: Mind) -> ReviewedTurn:
    bits = mind.bits(turn.action)
    worth = [(mind.bits(Ask(split.question)), split) for split in before.splits(turn.seat)]
    most, question = max(worth, key=lambda one: one[0], default=(0.0, None))
    best = max(bits, most)
    return ReviewedTurn(
        turn=turn,
        before=mind.considered,
        after=then.considered,
        bits=bits,
        best=best,
        best_question=question,
        credit=_credit(before, turn, bits, best),
    )


def _credit(before: Match, turn: Turn, bits: float, best: float) -> float:
    if before.standing[turn.seat.other].bit_count() > 1:
        return bits
    return 0.0 if isinstance(turn.action, Ask) else best


def _side(seat: Seat, turns: tuple[ReviewedTurn, ...], cards: list[float]) -> Side:
    own = [reviewed for reviewed in turns if reviewed.turn.seat is seat]
    best = sum(reviewed.best for reviewed in own)
    return Side(
        skill=round(100 * sum(reviewed.credit for reviewed in own) / best) if best else None,
        luck=sum(reviewed.luck for reviewed in own),
        left=tuple(map(log2, cards)),
    )


def _turning_point(match: Match, sides: tuple[Side, Side]) -> int | None:
    if match.winner is None:
        return None
    mine, theirs = sides[match.winner].left, sides[match.winner.other].left
    turns = range(len(match.history))
    behind = [at for at in turns if not _ahead(match, at, theirs[at] - mine[at])]
    return max(behind, default=None)


def _ahead(match: Match, at: int, lead: float) -> bool:
    """Whether the winner was ahead after ``at`` turns: of equals the one to move is."""
    return lead > 0 or (lead == 0 and match.history[at].seat is match.winner)
