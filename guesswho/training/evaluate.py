"""How well a recognizer answers on labelled pictures, over all and by group."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from guesswho.attributes import ATTRIBUTES
from guesswho.training import metrics
from guesswho.training.dataset import Dataset
from guesswho.vision.reading import classify
from guesswho.vision.recognizer import Prediction, Recognizer

Answers = Sequence[Mapping[str, Prediction]]
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
    left_out: tuple[str, ...]
    """Values with too few examples to count towards the balanced accuracy."""


def read_as_framed(data: Dataset, recognizer: Recognizer, progress: Progress) -> Answers:
    """The recognizer's answers on pictures that are framed already."""
    return [recognizer.read(picture) for picture in progress(data.pictures())]


def read_whole_way(data: Dataset, recognizer: Recognizer, progress: Progress) -> Answers:
    """The answers a visitor would get: decode, find the face, frame, read."""
    files = progress(data.files())
    return [classify(file, recognizer, max_mb=1000).predictions for file in files]


def figures(data: Dataset, answers: Answers, attribute: str) -> Figures | None:
    """One attribute's figures; ``None`` where no picture is labelled."""
    labels = data.labels(attribute)
    known = labels >= 0
    if not known.any():
        return None
    values = ATTRIBUTES[attribute]
    scores = np.array([[answer[attribute].scores[v] for v in values] for answer in answers])
    given = scores.argmax(1)
    counts = metrics.confusion(labels, given, len(values))
    rates = metrics.recalls(counts)
    return Figures(
        n=int(known.sum()),
        accuracy=float((labels == given)[known].mean()),
        balanced_accuracy=metrics.balanced_accuracy(labels, given, len(values)),
        interval=metrics.bootstrap_interval(labels, given, len(values), data.people()),
        recall={v: float(r) for v, r in zip(values, rates, strict=True) if not np.isnan(r)},
        confusion=tuple(tuple(int(cell) for cell in row) for row in counts),
        ece=metrics.expected_calibration_error((labels == given)[known], scores.max(1)[known]),
        left_out=tuple(
            v for v, n in zip(values, counts.sum(1), strict=True) if n < metrics.LEAST_EXAMPLES
        ),
    )


def groups(data: Dataset) -> Mapping[str, Mapping[str, NDArray[np.bool_]]]:
    """Masks ``(n,)`` by gender as labelled and by source."""
    genders = np.array([e.traits["gender"] or "" for e in data.examples])
    sources = np.array([e.source for e in data.examples])
    return {
        kind: {name: members == name for name in sorted(set(members) - {""})}
        for kind, members in {"gender": genders, "source": sources}.items()
    }


def subset(data: Dataset, answers: Answers, mask: NDArray[np.bool_]) -> tuple[Dataset, Answers]:
    """The examples and answers where ``mask`` holds."""
    chosen = np.flatnonzero(mask).tolist()
    return Dataset(data.root, tuple(data.examples[i] for i in chosen)), [answers[i] for i in chosen]
