"""What pictures are worth: how well each head does with so many of them a value.

For every attribute samples of 30, 100, 300, 1,000 pictures of each value are drawn from the
training split; a value that has fewer gives all. A head is trained on each sample, once as it
is and once with random variations of the same pictures (``augment``), and measured on the
validation split. How strongly it is regularised is chosen on one half of the validation
people for the other half, and the other way round.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from tqdm import tqdm

from guesswho.attributes import ATTRIBUTES
from guesswho.errors import BadDataset
from guesswho.training.augment import augment
from guesswho.training.dataset import Dataset
from guesswho.training.heads import Embeddings, embed
from guesswho.training.judges import Estimate, Judges
from guesswho.training.metrics import LEAST_EXAMPLES, Labels
from guesswho.vision.litert import LiteRtTrunk
from guesswho.vision.preprocess import SIDE

STRENGTHS = (0.001, 0.01, 0.1)
"""Inverse regularisations to try."""

ENOUGH = 1e-3
"""Gradient at which a fit ends: a hundredth in balanced accuracy wants no more."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What to measure."""

    sizes: tuple[int, ...] = (30, 100, 300, 1000)
    """Pictures of each value, rising."""
    samples: int = 5
    """At most so many of each size; as few as the largest size's pictures give without overlap."""
    variations: int = 1
    """Of each picture, beside the picture itself, where a head is trained with augmentation."""
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Point:
    """One attribute's head on one trunk, trained on ``size`` pictures of each value."""

    trunk: str
    attribute: str
    size: int
    plain: Estimate
    """Balanced accuracy on the validation split."""
    augmented: Estimate
    """The same with variations of the same pictures."""
    gain: Estimate
    """Augmented minus plain, paired by sample and person."""


@dataclass(frozen=True)
class Worth:
    """Everything that was measured."""

    points: tuple[Point, ...]
    few: Mapping[str, Mapping[str, int]]
    """Attribute → value → pictures, of the values that have fewer than the largest size."""


def measure(
    data: Dataset, trunks: Mapping[str, LiteRtTrunk], cache: Path, plan: Plan | None = None
) -> Worth:
    """Learning curves on every named trunk, of every attribute that has labels enough.

    Raises ``BadDataset`` when none has.
    """
    plan = plan or Plan()
    pool, held_out = _pool(data.part("train"), plan), data.part("val")
    attributes = [a for a in ATTRIBUTES if _told(pool, a) and _told(held_out, a)]
    if not attributes:
        raise BadDataset("no attribute has two values with pictures enough in train and val")
    points = []
    for name, trunk in trunks.items():
        seen = [embed(pool, trunk, cache), *_varied(pool, trunk, cache, plan)]
        watched = embed(held_out, trunk, cache)
        for attribute in tqdm(attributes, desc=f"curves on {name}", unit="attribute"):
            curve = _Curve(pool.labels(attribute), seen, _judges(held_out, attribute), watched)
            points += [_point(name, attribute, size, curve, plan) for size in plan.sizes]
    return Worth(tuple(points), {a: _few(pool, a, plan.sizes[-1]) for a in attributes})


@dataclass(frozen=True)
class _Varied(Dataset):
    """The same pictures, each varied at random."""

    number: int
    """Which variation of each."""

    def pictures(self) -> Iterator[NDArray[np.uint8]]:
        for position, picture in enumerate(super().pictures()):
            yield augment(picture, SIDE, np.random.default_rng((self.number, position)))


def _varied(pool: Dataset, trunk: LiteRtTrunk, cache: Path, plan: Plan) -> list[Embeddings]:
    """Each variation has a folder of its own: the cache tells apart what is seen, not how."""
    return [
        embed(_Varied(pool.root, pool.examples, number), trunk, cache / f"variation-{number}")
        for number in range(1, plan.variations + 1)
    ]


@dataclass(frozen=True, eq=False)
class _Curve:
    """What the heads of one attribute on one trunk are made from and held against."""

    labels: Labels
    seen: Sequence[Embeddings]
    """As framed, then each variation."""
    judges: Judges
    watched: Embeddings

    def hits(self, samples: Sequence[NDArray[np.int64]], looks: int) -> NDArray[np.float64]:
        """``(samples, n)``: 1 where the head of a sample, seen in so many ways, is right."""
        answers = [self._answers(rows, self.seen[:looks]) for rows in samples]
        return np.stack([given == self.judges.labels for given in answers]).astype(np.float64)

    def _answers(self, rows: NDArray[np.int64], looks: Sequence[Embeddings]) -> Labels:
        pictures = np.concatenate([look[rows] for look in looks])
        labels = np.tile(self.labels[rows], len(looks))
        weights = _even(labels) * len(rows)
        heads = [
            LogisticRegression(C=strength, tol=ENOUGH, max_iter=1000) for strength in STRENGTHS
        ]
        return self.judges.chosen(
            [head.fit(pictures, labels, weights).predict(self.watched) for head in heads]
        )


def _point(trunk: str, attribute: str, size: int, curve: _Curve, plan: Plan) -> Point:
    samples = list(_samples(curve.labels, curve.judges.classes, size, plan))
    plain, augmented = curve.hits(samples, 1), curve.hits(samples, len(curve.seen))
    estimates = map(curve.judges.estimate, (plain, augmented, augmented - plain))
    return Point(trunk, attribute, size, *estimates)


def _pool(train: Dataset, plan: Plan) -> Dataset:
    """The first pictures of each value, as many as the largest size, in a random order."""
    order = np.random.default_rng(plan.seed).permutation(len(train.examples))
    shuffled = Dataset(train.root, tuple(train.examples[i] for i in order))
    chosen = {
        int(position)
        for attribute, values in ATTRIBUTES.items()
        for members in _members(shuffled.labels(attribute), len(values), plan)
        for position in members
    }
    return Dataset(train.root, tuple(shuffled.examples[i] for i in sorted(chosen)))


def _members(labels: Labels, classes: int, plan: Plan) -> list[NDArray[np.int64]]:
    """Positions of each value's first pictures."""
    return [np.flatnonzero(labels == value)[: plan.sizes[-1]] for value in range(classes)]


def _samples(labels: Labels, classes: int, size: int, plan: Plan) -> Iterator[NDArray[np.int64]]:
    """Positions of each sample's pictures; a value with too few for all samples repeats them."""
    members = _members(labels, classes, plan)
    for number in range(min(plan.samples, plan.sizes[-1] // size)):
        yield np.concatenate([np.roll(found, -number * size)[:size] for found in members])


def _even(labels: Labels) -> NDArray[np.float64]:
    """``(n,)`` weights that sum to 1, the same for every value."""
    counts = np.bincount(labels)
    return 1 / (counts[labels] * np.count_nonzero(counts))


def _judges(held_out: Dataset, attribute: str) -> Judges:
    return Judges(held_out.labels(attribute), held_out.people(), len(ATTRIBUTES[attribute]))


def _told(data: Dataset, attribute: str) -> bool:
    """Two values at least have pictures that count."""
    labels = data.labels(attribute)
    return int((np.bincount(labels[labels >= 0]) >= LEAST_EXAMPLES).sum()) > 1


def _few(pool: Dataset, attribute: str, size: int) -> Mapping[str, int]:
    labels, values = pool.labels(attribute), ATTRIBUTES[attribute]
    counts = np.bincount(labels[labels >= 0], minlength=len(values))
    return {v: int(n) for v, n in zip(values, counts, strict=True) if n < size}
