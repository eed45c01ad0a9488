"""The race on a real deck, solved exactly: who wins between any two pools of its cards.

Each side's pool is open knowledge and its card uniform over it, so a position is a pair of
pools. Two pools are of one *kind* if the same game is left on them: as many cards, and questions
(and guesses) that lead to the same kinds. Kinds are far fewer than pools: the stock deck can be
asked into 2,413 pools, which are of 556 kinds. Every pair of kinds is solved, the smaller first.
"""

from collections.abc import Sequence
from threading import Lock
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from guesswho.cards.card import Card
from guesswho.game.match import Rule
from guesswho.game.packed import positions
from guesswho.game.question import QuestionTable


class _Choice(NamedTuple):
    """An action by what it leads to: worth ``sure`` − Σ weight × the other's chance then."""

    sure: float
    weight: float
    kind: int
    other_weight: float = 0.0
    other_kind: int = 0


class SolvedDeck:
    """The chance to win of the one to move, for pools of one deck's cards.

    Pools are sets of cards over ``table``, not empty. What was solved is kept; safe to share
    between threads. Under ``LOSES`` the work grows with the pools that questions can make of
    a pool; under ``TURN`` with all its subsets, because a wrong guess takes out any card.
    """

    def __init__(self, cards: Sequence[Card], rule: Rule) -> None:
        self.table = QuestionTable(cards)
        self._kinds = _Kinds(self.table, rule)
        self._values = _Values()
        self._lock = Lock()

    def value(self, mine: int, theirs: int) -> float:
        """The chance to win, between 0 and 1."""
        with self._lock:
            kinds = self._kinds.of(mine), self._kinds.of(theirs)
            self._values.solve(self._kinds.choices)
            return float(self._values.matrix[kinds])

    def asking(self, mine: int, theirs: int, yes: int) -> float:
        """The chance to win by a question that the cards ``yes``, a part of ``mine``, affirm."""
        parts = (yes, mine ^ yes)
        lost = sum(part.bit_count() * self.value(theirs, part) for part in parts)
        return 1 - lost / mine.bit_count()

    def guessing(self, mine: int, theirs: int, position: int) -> float:
        """The chance to win by guessing the card at ``position`` in the deck, one of ``mine``."""
        right = 1 / mine.bit_count()
        left = mine ^ 1 << position
        if self._kinds.rule is Rule.LOSES or not left:
            return right
        return 1 - (1 - right) * self.value(theirs, left)


class _Kinds:
    """Kinds of pools by number; those a kind leads to have lower numbers."""

    def __init__(self, table: QuestionTable, rule: Rule) -> None:
        self.rule = rule
        self.choices: list[tuple[_Choice, ...]] = []
        """By kind, everything that can be done there."""
        self._table = table
        self._of_pool: dict[int, int] = {}
        self._of_choices: dict[frozenset[_Choice], int] = {}

    def of(self, pool: int) -> int:
        known = self._of_pool.get(pool)
        if known is None:
            known = self._of_pool[pool] = self._number(self._choices(pool))
        return known

    def _number(self, choices: frozenset[_Choice]) -> int:
        if choices not in self._of_choices:
            self._of_choices[choices] = len(self.choices)
            self.choices.append(tuple(choices))
        return self._of_choices[choices]

    def _choices(self, pool: int) -> frozenset[_Choice]:
        asks = {self._ask(pool, half) for half in self._table.halves(pool)}
        return frozenset(asks | self._guesses(pool))

    def _ask(self, pool: int, half: int) -> _Choice:
        size = pool.bit_count()
        parts = sorted((self.of(part), part.bit_count() / size) for part in (half, pool ^ half))
        (one, weight), (other, other_weight) = parts
        return _Choice(1, weight, one, other_weight, other)

    def _guesses(self, pool: int) -> set[_Choice]:
        wrong = 1 - 1 / pool.bit_count()
        if self.rule is Rule.LOSES or not wrong:
            return {_Choice(1 - wrong, 0, 0)}
        left = {self.of(pool ^ 1 << position) for position in positions(pool)}
        return {_Choice(1, wrong, kind) for kind in left}


class _Values:
    """The chance to win of the one to move, for all pairs of kinds: ``matrix[mine, theirs]``."""

    def __init__(self) -> None:
        self.matrix: NDArray[np.float64] = np.zeros((0, 0))

    def solve(self, choices: Sequence[Sequence[_Choice]]) -> None:
        """Make room for new kinds and solve them, in order, against all before and themselves."""
        known, kinds = len(self.matrix), len(choices)
        if known == kinds:
            return
        self.matrix = np.pad(self.matrix, (0, kinds - known))
        listed = _Listed(choices)
        for kind in range(known, kinds):
            self._solve(kind, listed)

    def _solve(self, kind: int, listed: "_Listed") -> None:
        values, first, end = self.matrix, listed.starts[kind], listed.starts[kind + 1]
        own = slice(first, end)
        values[kind, :kind] = listed.worth(values[:kind], own).max(axis=1)
        values[kind, kind] = listed.worth(values[kind], own).max()
        against = listed.worth(values[kind], slice(0, first))
        if kind:
            values[:kind, kind] = np.maximum.reduceat(against, listed.starts[:kind])


class _Listed:
    """All choices of all kinds as columns; those of kind k begin at ``starts[k]``."""

    def __init__(self, choices: Sequence[Sequence[_Choice]]) -> None:
        self.starts = np.cumsum([0, *map(len, choices)])
        columns = np.array([choice for some in choices for choice in some]).T
        self._sure, self._weight, self._other_weight = columns[[0, 1, 3]]
        self._kind, self._other_kind = columns[[2, 4]].astype(np.intp)

    def worth(self, theirs: NDArray[np.float64], which: slice) -> NDArray[np.float64]:
        """What some choices are worth where ``theirs`` are the other's chances by my kind."""
        one = self._weight[which] * theirs[..., self._kind[which]]
        other = self._other_weight[which] * theirs[..., self._other_kind[which]]
        worth: NDArray[np.float64] = self._sure[which] - one - other
        return worth
