"""Which question tells most, and how long greedy play takes.

What one tells stands in ``game.bits``. It rises with the evenness of the split, so the best
question is the most even one, and questions are compared by the integer size of their smaller
side, without rounding.
"""

from collections.abc import Sequence

from guesswho.cards.deck import Deck
from guesswho.game.bits import entropy, gain
from guesswho.game.question import QuestionTable, Split

__all__ = ["best", "entropy", "expected_turns", "gain", "ranked"]


def ranked(splits: Sequence[Split]) -> tuple[Split, ...]:
    """The same splits of one set of cards, the best first; equals keep their order."""
    return tuple(sorted(splits, key=_evenness, reverse=True))


def best(splits: Sequence[Split]) -> tuple[Split, ...]:
    """Those splits of one set of cards that tell most: all equally good."""
    most = max(map(_evenness, splits), default=0)
    return tuple(split for split in splits if _evenness(split) == most)


def expected_turns(deck: Deck) -> float:
    """Turns that greedy play needs on average over uniform secrets: questions and guesses.

    Greedy play asks the most even split, at random among equals, until no question splits
    what is left, then guesses: once if one card is left, (k + 1) / 2 times on average among
    k twins. The least possible for n cards without twins is the mean depth of a balanced
    binary tree plus the guess: ⌊log2 n⌋ + 2(n − 2^⌊log2 n⌋)/n + 1, for 24 cards 5.667.
    """
    return _expected_turns(QuestionTable(deck.cards))


def _expected_turns(table: QuestionTable) -> float:
    known: dict[int, float] = {}

    def turns(standing: int) -> float:
        if standing not in known:
            known[standing] = unknown_turns(standing)
        return known[standing]

    def unknown_turns(standing: int) -> float:
        equals = best(table.splits(standing))
        if not equals:
            return (standing.bit_count() + 1) / 2
        return 1 + sum(after(standing, split) for split in equals) / len(equals)

    def after(standing: int, split: Split) -> float:
        yes = table.yes(standing, split.question)
        no = standing ^ yes
        return (split.yes * turns(yes) + split.no * turns(no)) / (split.yes + split.no)

    return turns(table.everyone)


def _evenness(split: Split) -> int:
    return min(split.yes, split.no)
