"""The validation split as a judge that no choice can flatter; intervals of its verdicts."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from guesswho.training.metrics import LEAST_EXAMPLES, Labels, balanced_accuracy


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean and its 95 % interval, by bootstrap over people and over trainings."""

    value: float
    interval: tuple[float, float]


@dataclass(frozen=True, eq=False)
class Judges:
    """What one attribute's answers are held against; arrays ``(n,)``, a label of −1 unknown."""

    labels: Labels
    people: NDArray[np.int64]
    """Numbers 0…p−1."""
    classes: int
    seed: int = 1

    def chosen(self, tried: Sequence[Labels]) -> Labels:
        """Each half of the people gets the answers that did best on the other half."""
        rng = np.random.default_rng(self.seed)
        half = rng.permutation(int(self.people.max()) + 1)[self.people] % 2
        answers = np.empty_like(self.labels)
        for side in (0, 1):
            others = np.where(half == side, -1, self.labels)
            scores = [balanced_accuracy(others, given, self.classes) for given in tried]
            best = tried[int(np.argmax(np.nan_to_num(scores)))]
            answers[half == side] = best[half == side]
        return answers

    def estimate(self, marks: NDArray[np.float64], draws: int = 1000) -> Estimate:
        """Mean mark per value, averaged over the values: balanced accuracy where a hit is 1.

        ``marks`` ``(trainings, n)``. Values with under ``LEAST_EXAMPLES`` labels do not count;
        one at least must have as many.
        """
        counts = np.bincount(self.labels[self.labels >= 0], minlength=self.classes)
        counted = counts >= LEAST_EXAMPLES
        seen = self._table(np.ones(len(self.labels)))[:, counted]
        sums = np.stack([self._table(row)[:, counted] for row in marks])
        people, trainings = self._draws(len(seen), draws), self._draws(len(sums), draws)
        drawn = np.einsum("dt,tdk->dk", trainings / len(sums), people @ sums)
        low, high = np.percentile((drawn / np.maximum(people @ seen, 1)).mean(1), [2.5, 97.5])
        value = (sums.mean(0).sum(0) / seen.sum(0)).mean()
        return Estimate(float(value), (float(low), float(high)))

    def _table(self, marks: NDArray[np.float64]) -> NDArray[np.float64]:
        """``(people, classes)`` sums of the marks of labelled pictures."""
        known = self.labels >= 0
        table = np.zeros((int(self.people.max()) + 1, self.classes))
        np.add.at(table, (self.people[known], self.labels[known]), marks[known])
        return table

    def _draws(self, things: int, draws: int) -> NDArray[np.float64]:
        """``(draws, things)``: how often each was drawn, with replacement."""
        rng = np.random.default_rng(self.seed)
        return rng.multinomial(things, np.full(things, 1 / things), draws).astype(np.float64)
