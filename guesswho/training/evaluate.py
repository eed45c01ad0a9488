"""How well a recognizer answers on labelled pictures, over all and by group."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from guesswho.attributes import ATTRIBUTES
from guesswho.errors import BadDataset, BadPhoto
from guesswho.training import metrics
from guesswho.training.dataset import Dataset
from guesswho.training.example import Example
from guesswho.vision.reading import classify
from guesswho.vision.recognizer import Prediction, Recognizer

Scores = Mapping[str, NDArray[np.float64]]
"""Attribute → ``(n, k)`` probabilities of its k values for n pictures."""

LEAST_GAP = 30
"""Women and men are compared on a value that both have in so many pictures."""

Progress = Callable[[Iterable[Any]], Iterable[Any]]


@dataclass(frozen=True)
class Figures:
    """One attribute's figures on some pictures."""

    n: int
    accuracy: float
    balanced_accuracy: float
    interval: tuple[float, float]
    recall: Mapping[str, float]
    confusion: tuple[tuple[int, ...], ...]
    """Rows are truths, columns answers, both in the order of the attribute's values."""
    ece: float
    ece_band: tuple[float, float]
    """Where 95 % of the ECEs of a perfectly calibrated model lie on as many pictures."""
    left_out: tuple[str, ...]
    """Values with too few examples to count towards the balanced accuracy."""


def read_as_framed(data: Dataset, recognizer: Recognizer, progress: Progress) -> Scores:
    """The recognizer's answers on pictures that are framed already."""
    return _scores(recognizer.read(picture) for picture in progress(data.pictures()))


def read_whole_way(data: Dataset, recognizer: Recognizer, progress: Progress) -> Scores:
    """The answers a visitor would get: decode, find the face, frame, read.

    Raises ``BadDataset`` naming the first file that gives no picture.
    """
    files = zip(data.examples, progress(data.files()), strict=True)
    return _scores(_visited(example, file, recognizer) for example, file in files)


def _visited(example: Example, file: bytes, recognizer: Recognizer) -> Mapping[str, Prediction]:
    try:
        return classify(file, recognizer, max_mb=1000).predictions
    except BadPhoto as error:
        raise BadDataset(f"{example.path} cannot be read: {error.name}") from error


def _scores(answers: Iterable[Mapping[str, Prediction]]) -> Scores:
    rows = list(answers)
    return {
        attribute: np.array([[row[attribute].scores[v] for v in values] for row in rows])
        for attribute, values in ATTRIBUTES.items()
    }


def figures(data: Dataset, scores: Scores, attribute: str) -> Figures | None:
    """One attribute's figures; ``None`` where no picture is labelled."""
    labels = data.labels(attribute)
    known = labels >= 0
    if not known.any():
        return None
    values = ATTRIBUTES[attribute]
    given = scores[attribute].argmax(1)
    counts = metrics.confusion(labels, given, len(values))
    rates = metrics.recalls(counts)
    right, confidence = (labels == given)[known], scores[attribute].max(1)[known]
    return Figures(
        n=int(known.sum()),
        accuracy=float(right.mean()),
        balanced_accuracy=metrics.balanced_accuracy(labels, given, len(values)),
        interval=metrics.bootstrap_interval(labels, given, len(values), data.people()),
        recall={v: float(r) for v, r in zip(values, rates, strict=True) if not np.isnan(r)},
        confusion=tuple(tuple(int(cell) for cell in row) for row in counts),
        ece=metrics.expected_calibration_error(right, confidence),
        ece_band=metrics.calibration_band(confidence),
        left_out=tuple(
            v for v, n in zip(values, counts.sum(1), strict=True) if n < metrics.LEAST_EXAMPLES
        ),
    )


@dataclass(frozen=True)
class Gap:
    """How much more often one value is found on women than on men."""

    value: str
    women: tuple[float, int]
    """Recall, and pictures of that value."""
    men: tuple[float, int]
    interval: tuple[float, float]
    """95 %, of the difference (Newcombe 1998, from Wilson's intervals)."""

    @property
    def difference(self) -> float:
        """Women's recall minus men's."""
        return self.women[0] - self.men[0]


def gaps(data: Dataset, scores: Scores, attribute: str) -> list[Gap]:
    """The values that women and men have in at least ``LEAST_GAP`` pictures each."""
    labels, genders = data.labels(attribute), data.labels("gender")
    right = labels == scores[attribute].argmax(1)
    found = []
    for position, value in enumerate(ATTRIBUTES[attribute]):
        women, men = (
            right[(labels == position) & (genders == ATTRIBUTES["gender"].index(gender))]
            for gender in ("female", "male")
        )
        if min(len(women), len(men)) >= LEAST_GAP:
            found.append(_gap(value, women, men))
    return found


def _gap(value: str, women: NDArray[np.bool_], men: NDArray[np.bool_]) -> Gap:
    return Gap(
        value,
        (float(women.mean()), len(women)),
        (float(men.mean()), len(men)),
        metrics.difference_interval(women, men),
    )


def groups(data: Dataset) -> Mapping[str, Mapping[str, NDArray[np.bool_]]]:
    """Masks ``(n,)`` by gender as labelled and by source."""
    genders = np.array([e.traits["gender"] or "" for e in data.examples])
    sources = np.array([e.source for e in data.examples])
    return {
        kind: {name: members == name for name in sorted(set(members) - {""})}
        for kind, members in {"gender": genders, "source": sources}.items()
    }


def subset(data: Dataset, scores: Scores, mask: NDArray[np.bool_]) -> tuple[Dataset, Scores]:
    """The examples and their scores where ``mask`` holds."""
    examples = tuple(e for e, chosen in zip(data.examples, mask, strict=True) if chosen)
    return Dataset(data.root, examples), {a: rows[mask] for a, rows in scores.items()}
