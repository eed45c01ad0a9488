"""How often an example is drawn, and how much each of its labels counts.

Sources differ in what they show and how well they are labelled; the draws balance sources,
and women and men within each source, so that no head learns the source in place of the face.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from guesswho.attributes import ATTRIBUTES
from guesswho.training.dataset import Dataset
from guesswho.training.example import Example

QUALITY = {"hand": 1.0, "dataset": 0.7, "pseudo": 0.5}
"""Worth of a label by who made it: errors by eye are 0–2 %, of a data set or model 2–12 %."""

NOISY = {("dataset", "tie", "yes"): 0.45, ("dataset", "hair_type", "curly"): 0.5}
"""Labels that second looks found wrong in a fifth of the cases and more."""

SOURCE_MASS = {"hand": 3.0, "dataset": 1.0, "pseudo": 0.8}
"""How much more often, picture by picture, each quality is drawn."""

RARE = {
    ("hat", "yes"): 2.5,
    ("glasses", "yes"): 1.5,
    ("hair_length", "bald"): 2.5,
    ("hair_colour", "red"): 4.0,
    ("hair_colour", "grey"): 1.5,
    ("facial_hair", "yes"): 1.3,
}
"""Values drawn more often, so that every batch has some."""

POWER = 0.5
"""Of the share of a value in its weight: between no balancing (0) and full balancing (1), which
sees most rare values everywhere."""

FULLY = frozenset({"hair_colour", "hair_type"})
"""Attributes that bear power 1: 50 red heads among 10,000 would hardly be learnt otherwise."""

LEAST_SHARE = 1e-3
"""Values that are rarer are not raised further."""

WITHIN_GENDER = frozenset({"hair_type", "hair_length"})
"""Attributes balanced among women and men separately. Curly hair is common on the women of the
training pictures and rare on the men; unless that is balanced away, gender is taken for evidence,
and men's curls are not seen."""


def draw_probabilities(examples: Sequence[Example]) -> NDArray[np.float64]:
    """``(n,)`` probabilities of drawing each example; they sum to 1."""
    group_sizes = Counter((e.source, e.traits["gender"]) for e in examples)
    source_sizes = Counter(e.source for e in examples)
    weights = np.array([_draw_weight(e, group_sizes, source_sizes) for e in examples])
    return np.asarray(weights / weights.sum())


def _draw_weight(
    example: Example,
    group_sizes: Mapping[tuple[str, str | None], int],
    source_sizes: Mapping[str, int],
) -> float:
    share = group_sizes[example.source, example.traits["gender"]] / source_sizes[example.source]
    weight = SOURCE_MASS.get(example.quality, 1.0) / np.sqrt(share)
    for (attribute, value), factor in RARE.items():
        if example.traits[attribute] == value:
            weight *= factor
    return float(weight)


def label_weights(data: Dataset, attribute: str) -> NDArray[np.float64]:
    """``(n,)`` worth of each example's label; 0 where unknown."""
    return np.array([_label_weight(e, attribute) for e in data.examples])


def _label_weight(example: Example, attribute: str) -> float:
    value = example.traits[attribute]
    if value is None:
        return 0.0
    noisy = NOISY.get((example.quality, attribute, value), 1.0)
    return QUALITY.get(example.quality, 1.0) * noisy * example.weight


def balance(data: Dataset, attribute: str, worth: NDArray[np.float64]) -> NDArray[np.float64]:
    """``(n,)`` factors that raise rare values: (share of the value)^−power, mean 1 over labels.

    ``worth`` ``(n,)`` says how often, and how much, each example counts.
    """
    labels, values = data.labels(attribute), len(ATTRIBUTES[attribute])
    power = 1.0 if attribute in FULLY else POWER
    if attribute not in WITHIN_GENDER:
        return _factors(labels, worth, values, power)[np.maximum(labels, 0)]
    genders = data.labels("gender") + 1  # 0 where unknown
    cells = np.where(labels >= 0, genders * values + labels, -1)
    return _factors(cells, worth, 3 * values, power)[np.maximum(cells, 0)]


def _factors(
    cells: NDArray[np.int64], worth: NDArray[np.float64], count: int, power: float
) -> NDArray[np.float64]:
    """``(count,)`` factor per cell; −1 is no cell.

    Without any label that counts there is nothing to balance: all factors are 1.
    """
    known = cells >= 0
    mass = np.bincount(cells[known], worth[known], minlength=count)
    if not mass.any():
        return np.ones(count)
    shares = mass / mass.sum()
    factors = np.maximum(shares, LEAST_SHARE) ** -power
    return np.asarray(factors / (factors * shares).sum())
