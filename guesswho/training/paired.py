"""Is a new classifier worse than an old one on the same pictures? Paired bootstrap over people."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from guesswho.training.metrics import LEAST_EXAMPLES, Labels

DRAWS = 4000
"""With Holm's correction over 80 tests the least p must be able to fall below 0.05 / 80."""

_BLOCK = 100


@dataclass(frozen=True, slots=True)
class Difference:
    """Balanced accuracy, new minus old."""

    old: float
    new: float
    interval: tuple[float, float]
    """95 %, of the difference."""
    p: float
    """One-sided: the chance of such a result if the new one is worse by no more than the margin."""

    @property
    def value(self) -> float:
        """New minus old."""
        return self.new - self.old


class PairedBootstrap:
    """Draws people with replacement, once for all comparisons on the same pictures."""

    def __init__(self, people: NDArray[np.int64], seed: int = 1) -> None:
        """``people`` ``(n,)`` numbers each picture's person 0…p−1."""
        self._people = people
        count = int(people.max()) + 1
        rng = np.random.default_rng(seed)
        shares = np.full(count, 1 / count)
        self._times = np.empty((DRAWS, count), np.uint8)  # nobody is drawn 256 times
        for block in _blocks():
            self._times[block] = rng.multinomial(count, shares, block.stop - block.start)

    def difference(
        self, labels: Labels, old: Labels, new: Labels, classes: int, margin: float
    ) -> Difference | None:
        """Compare two classifiers' answers; all ``(n,)``, labels −1 where they do not count.

        ``None`` where no class has examples enough for a balanced accuracy.
        """
        totals = np.bincount(labels[labels >= 0], minlength=classes)
        present = totals >= LEAST_EXAMPLES
        if not present.any():
            return None
        seen, old_right, new_right = (
            self._tables(labels, counted, classes)[:, present]
            for counted in (labels >= 0, labels == old, labels == new)
        )
        drawn, gains = self._sums(seen), self._sums(new_right - old_right)
        # A draw may miss a class, or all that count; then the mean is over those it has.
        classes_drawn = (drawn > 0).sum(1)
        sums = (gains / np.maximum(drawn, 1)).sum(1)
        differences = sums[classes_drawn > 0] / classes_drawn[classes_drawn > 0]
        low, high = np.percentile(differences, [2.5, 97.5])
        return Difference(
            old=float((old_right.sum(0) / seen.sum(0)).mean()),
            new=float((new_right.sum(0) / seen.sum(0)).mean()),
            interval=(float(low), float(high)),
            p=float((1 + (differences >= -margin).sum()) / (1 + len(differences))),
        )

    def _sums(self, tables: NDArray[np.float32]) -> NDArray[np.float32]:
        """``(DRAWS, classes)`` sums of the tables of those who were drawn."""
        return np.vstack([self._times[block].astype(np.float32) @ tables for block in _blocks()])

    def _tables(
        self, labels: Labels, counted: NDArray[np.bool_], classes: int
    ) -> NDArray[np.float32]:
        """``(people, classes)`` counts of the pictures where ``counted`` holds."""
        chosen = counted & (labels >= 0)
        table = np.zeros((self._times.shape[1], classes), np.float32)
        np.add.at(table, (self._people[chosen], labels[chosen]), 1)
        return table


def _blocks() -> list[slice]:
    """Draws are made by the hundred, so that 20,000 people take 80 MB and not 640."""
    return [slice(start, start + _BLOCK) for start in range(0, DRAWS, _BLOCK)]


def holm(p_values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Adjusted p-values (Holm 1979): below the level, the family's error is below it too."""
    order = np.argsort(p_values)
    scaled = p_values[order] * np.arange(len(p_values), 0, -1)
    adjusted = np.empty_like(scaled)
    adjusted[order] = np.minimum(np.maximum.accumulate(scaled), 1)
    return adjusted
