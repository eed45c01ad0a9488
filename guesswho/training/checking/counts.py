"""How many pictures of each value there are in each split."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from guesswho.attributes import ATTRIBUTES
from guesswho.training.dataset import Dataset
from guesswho.training.metrics import LEAST_EXAMPLES
from guesswho.training.split import SPLITS

UNBALANCED = 3.0
"""A value with so many times the pictures of another is worth a sentence."""

FEW = 30
"""Below this a figure of a class is quoted with its interval or not at all."""

Counts = Mapping[str, Mapping[str, Mapping[str, int]]]
"""Attribute → split → value → pictures; attributes without any label are left out."""


@dataclass(frozen=True, slots=True)
class Unbalance:
    """The most and the least frequent value of an attribute in a split."""

    attribute: str
    split: str
    most: str
    least: str
    ratio: float

    @property
    def sentence(self) -> str:
        """For people."""
        return (
            f"{self.attribute}, {self.split}: {self.ratio:.1f} times as many {self.most} "
            f"as {self.least}."
        )


@dataclass(frozen=True, slots=True)
class Scarcity:
    """A value with few pictures in a split."""

    attribute: str
    split: str
    value: str
    count: int

    @property
    def sentence(self) -> str:
        """For people."""
        fault = "too few to count at all" if self.count < LEAST_EXAMPLES else "wide intervals ahead"
        return f"{self.attribute} {self.value}, {self.split}: {self.count} pictures, {fault}."


def count(data: Dataset) -> Counts:
    """Pictures per attribute, split and value, zeros included."""
    found = Counter(
        (attribute, example.split, value)
        for example in data.examples
        for attribute, value in example.traits.items()
    )
    labelled = [a for a in ATTRIBUTES if any((a, s, v) in found for s in SPLITS for v in _of(a))]
    return {a: {s: {v: found[a, s, v] for v in _of(a)} for s in SPLITS} for a in labelled}


def unbalances(counts: Counts) -> tuple[Unbalance, ...]:
    """Splits in which one value outnumbers another ``UNBALANCED`` times."""
    rows = []
    for attribute, split, values in _splits(counts):
        most, least = max(values, key=values.__getitem__), min(values, key=values.__getitem__)
        ratio = values[most] / max(values[least], 1)
        if ratio >= UNBALANCED:
            rows.append(Unbalance(attribute, split, most, least, ratio))
    return tuple(rows)


def scarcities(counts: Counts) -> tuple[Scarcity, ...]:
    """Values with fewer than ``FEW`` pictures in a split."""
    return tuple(
        Scarcity(attribute, split, value, number)
        for attribute, split, values in _splits(counts)
        for value, number in values.items()
        if number < FEW
    )


def people_in_two_splits(data: Dataset) -> Mapping[str, tuple[str, ...]]:
    """Person → the splits that have pictures of that person, where there are several."""
    splits = defaultdict(set)
    for example in data.examples:
        splits[example.identity].add(example.split)
    return {p: tuple(sorted(found)) for p, found in sorted(splits.items()) if len(found) > 1}


def _of(attribute: str) -> tuple[str, ...]:
    return ATTRIBUTES[attribute]


def _splits(counts: Counts) -> list[tuple[str, str, Mapping[str, int]]]:
    """The splits that have a labelled picture at all."""
    return [
        (attribute, split, values)
        for attribute, splits in counts.items()
        for split, values in splits.items()
        if any(values.values())
    ]
