"""A match looked back on: how good every move was, and what was luck.

A move can be expected to tell some bits (``game.bits``); what the answer then told is log2 of
how many times fewer cards are left. The difference is luck, nought on average, whatever is asked.

**Skill**, from 0 to 100, is the share of the bits there were to ask for that a player did ask
for: 100 × Σ bits / Σ best, over the moves at which something was left to learn. One exception
keeps it true to the race: against an opponent with one card left only a guess can still win, so
there a guess counts as the best move and a question as nothing.

It reckons with what stands, so it judges a seat that the app answers. Somebody's own answers
take no card out: of the seat that asked him it tells what was denied, not how well it asked.
"""

from dataclasses import dataclass
from itertools import pairwise
from math import log2

from guesswho.game.bits import entropy, gain
from guesswho.game.match import Ask, Guess, Match, Seat, Turn, course
from guesswho.game.question import Split


@dataclass(frozen=True, slots=True)
class ReviewedTurn:
    """One turn with its worth; cards and bits are those of the seat that acted."""

    turn: Turn
    before: int
    """Cards it still considered."""
    after: int
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
    turning_point: int | None
    """The index of the turn after which the winner was ahead to the end.

    Ahead is who has fewer bits left to find out, of equals the one to move. It is the last turn
    if the winner never was, ``None`` if always, or as long as the match goes on.
    """


def review(match: Match) -> Review:
    """Look back on a match, finished or not; it knows what only the server may before the end."""
    positions = course(match)
    turns = tuple(_reviewed(before, after) for before, after in pairwise(positions))
    first, second = (_side(seat, turns, positions) for seat in Seat)
    return Review(turns, (first, second), _turning_point(match, (first, second)))


def _reviewed(before: Match, after: Match) -> ReviewedTurn:
    turn = after.history[-1]
    cards = before.standing[turn.seat].bit_count()
    bits = _bits(before, turn)
    question = max(before.splits(turn.seat), key=gain, default=None)
    best = max(bits, gain(question) if question else 0.0)
    return ReviewedTurn(
        turn=turn,
        before=cards,
        after=after.standing[turn.seat].bit_count(),
        bits=bits,
        best=best,
        best_question=question,
        credit=_credit(before, turn, bits, best),
    )


def _bits(before: Match, turn: Turn) -> float:
    standing = before.standing[turn.seat]
    total = standing.bit_count()
    if isinstance(turn.action, Guess):
        return entropy(1, total - 1)
    yes = before.table.yes(standing, turn.action.question).bit_count()
    return entropy(yes, total - yes)


def _credit(before: Match, turn: Turn, bits: float, best: float) -> float:
    if before.standing[turn.seat.other].bit_count() > 1:
        return bits
    return 0.0 if isinstance(turn.action, Ask) else best


def _side(seat: Seat, turns: tuple[ReviewedTurn, ...], positions: tuple[Match, ...]) -> Side:
    own = [reviewed for reviewed in turns if reviewed.turn.seat is seat]
    best = sum(reviewed.best for reviewed in own)
    return Side(
        skill=round(100 * sum(reviewed.credit for reviewed in own) / best) if best else None,
        luck=sum(reviewed.luck for reviewed in own),
        left=tuple(log2(position.standing[seat].bit_count()) for position in positions),
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
