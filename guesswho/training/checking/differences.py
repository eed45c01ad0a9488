"""The visible differences between the classes of an attribute, each with a sentence."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from guesswho.attributes import ATTRIBUTES
from guesswho.training.checking.effects import cohens_d, cramers_v
from guesswho.training.checking.looks import MEASURES
from guesswho.training.dataset import Dataset
from guesswho.training.metrics import Labels

SMALL = 0.2
"""Cohen's "small" effect; differences whose interval may be smaller are left unsaid."""
ASSOCIATED = 0.2
"""Cramér's V from which a category tells something about the class."""

_PAIR = 2


@dataclass(frozen=True, slots=True)
class Difference:
    """One value of an attribute against its others, in one measure."""

    attribute: str
    value: str
    measure: str
    d: float
    interval: tuple[float, float]

    @property
    def notable(self) -> bool:
        """Surely more than a small effect."""
        low, high = self.interval
        return low > SMALL or high < -SMALL

    @property
    def sentence(self) -> str:
        """For people."""
        how = MEASURES[self.measure][0 if self.d > 0 else 1]
        low, high = self.interval
        return (
            f"{self.attribute}: pictures of {self.value} are {how} "
            f"(d = {self.d:.2f}, {low:.2f} … {high:.2f})."
        )


@dataclass(frozen=True, slots=True)
class Association:
    """A category (``source``, ``face_found``) whose shares differ between the values."""

    attribute: str
    category: str
    v: float
    sentence: str

    @property
    def notable(self) -> bool:
        """Worth a sentence."""
        return self.v >= ASSOCIATED


def differences(data: Dataset, looks: NDArray[np.float64]) -> tuple[Difference, ...]:
    """Every value against the others in every measure; the largest effects first.

    ``looks`` is ``(n, len(MEASURES))``. Of two values only the second is told.
    """
    rows = [
        Difference(attribute, value, measure, *effect)
        for attribute, value, inside, outside in _contrasts(data)
        for column, measure in enumerate(MEASURES)
        if (effect := cohens_d(_known(looks[inside, column]), _known(looks[outside, column])))
    ]
    return tuple(sorted(rows, key=lambda row: -abs(row.d)))


def associations(
    data: Dataset, sought: NDArray[np.bool_], found: NDArray[np.bool_]
) -> tuple[Association, ...]:
    """Of each attribute with the pictures' sources, and with a frontal face being found.

    ``sought`` and ``found`` are ``(n,)``. A face that is not found often looks sideways.
    """
    sources = np.array([example.source or "unnamed" for example in data.examples])
    faces = np.where(found, "a frontal face", "no frontal face")
    rows = []
    for attribute in ATTRIBUTES:
        labels = data.labels(attribute)
        for category, names, known in (
            ("source", sources, labels >= 0),
            ("face_found", faces, (labels >= 0) & sought),
        ):
            if len(set(names[known])) > 1:
                rows.append(_association(attribute, category, labels[known], names[known]))
    return tuple(sorted(rows, key=lambda row: -row.v))


def _association(
    attribute: str, category: str, labels: Labels, names: NDArray[np.str_]
) -> Association:
    kinds, numbers = np.unique(names, return_inverse=True)
    v = cramers_v(labels, numbers)
    shares = {
        value: Counter(names[labels == position].tolist())
        for position, value in enumerate(ATTRIBUTES[attribute])
        if (labels == position).any()
    }
    told = max(kinds.tolist(), key=lambda kind: _spread(kind, shares))
    parts = [f"{100 * c[told] / c.total():.0f} % of {value}" for value, c in shares.items()]
    told_as = f"come from {told}" if category == "source" else f"show {told}"
    sentence = f"{attribute}: {', '.join(parts)} {told_as} (V = {v:.2f})."
    return Association(attribute, category, v, sentence)


def _spread(kind: str, shares: dict[str, Counter[str]]) -> float:
    """By how much the kind's share differs between the values."""
    rates = [counter[kind] / counter.total() for counter in shares.values()]
    return max(rates) - min(rates)


def _contrasts(
    data: Dataset,
) -> Iterator[tuple[str, str, NDArray[np.bool_], NDArray[np.bool_]]]:
    for attribute, values in ATTRIBUTES.items():
        labels = data.labels(attribute)
        told = values[1:] if len(values) == _PAIR else values
        for value in told:
            inside = labels == values.index(value)
            yield attribute, value, inside, (labels >= 0) & ~inside


def _known(column: NDArray[np.float64]) -> NDArray[np.float64]:
    return column[~np.isnan(column)]
