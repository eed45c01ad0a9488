"""Figures of merit of a classifier: labels and answers in, numbers out."""

import numpy as np
from numpy.typing import NDArray

LEAST_EXAMPLES = 8
"""A class with fewer known examples does not count towards balanced accuracy."""

Labels = NDArray[np.int64]


def confusion(labels: Labels, answers: Labels, classes: int) -> NDArray[np.int64]:
    """``(classes, classes)`` counts: row = truth, column = answer; unknown labels (−1) left out."""
    known = labels >= 0
    cells = labels[known] * classes + answers[known]
    return np.bincount(cells, minlength=classes * classes).reshape(classes, classes)


def recalls(counts: NDArray[np.int64]) -> NDArray[np.float64]:
    """``(classes,)`` share of each class that was found; NaN for a class without examples."""
    totals = counts.sum(1)
    return np.where(totals > 0, counts.diagonal() / np.maximum(totals, 1), np.nan)


def balanced_accuracy(labels: Labels, answers: Labels, classes: int) -> float:
    """Mean recall over the classes with at least ``LEAST_EXAMPLES`` examples; NaN if none has."""
    counts = confusion(labels, answers, classes)
    enough = counts.sum(1) >= LEAST_EXAMPLES
    return float(recalls(counts)[enough].mean()) if enough.any() else float("nan")


def bootstrap_interval(
    labels: Labels,
    answers: Labels,
    classes: int,
    people: NDArray[np.int64],
    draws: int = 1000,
    seed: int = 1,
) -> tuple[float, float]:
    """95 % percentile interval of the balanced accuracy, resampling people with replacement.

    ``people`` numbers each example's person 0…p−1: pictures of one person are not independent.
    NaN, twice, where no class has enough examples.
    """
    present = confusion(labels, answers, classes).sum(1) >= LEAST_EXAMPLES
    if not present.any():
        return float("nan"), float("nan")
    known = labels >= 0
    counted = np.zeros((people.max() + 1, classes * classes))
    np.add.at(counted, (people[known], labels[known] * classes + answers[known]), 1)
    counted = counted[counted.sum(1) > 0]
    rng = np.random.default_rng(seed)
    times = rng.multinomial(len(counted), np.full(len(counted), 1 / len(counted)), draws)
    tables = (times @ counted).reshape(draws, classes, classes)
    totals = tables.sum(2)[:, present]
    hits = np.diagonal(tables, axis1=1, axis2=2)[:, present]
    # A draw may miss a class, or all that count; then the mean is over those it has.
    drawn = (totals > 0).sum(1)
    means = (hits / np.maximum(totals, 1)).sum(1)[drawn > 0] / drawn[drawn > 0]
    low, high = np.percentile(means, [2.5, 97.5])
    return float(low), float(high)


def reliability(
    correct: NDArray[np.bool_], confidence: NDArray[np.float64]
) -> list[tuple[float, float, int]]:
    """Ten bins of equal mass: mean confidence, accuracy, size; by rising confidence."""
    bins = np.array_split(np.argsort(confidence, kind="stable"), 10)
    return [
        (float(confidence[members].mean()), float(correct[members].mean()), len(members))
        for members in bins
        if len(members)
    ]


def expected_calibration_error(
    correct: NDArray[np.bool_], confidence: NDArray[np.float64]
) -> float:
    """ECE over 10 bins of equal mass: mean |accuracy − confidence|, weighed by bin size."""
    bins = reliability(correct, confidence)
    gaps = sum(n * abs(accuracy - mean) for mean, accuracy, n in bins)
    return gaps / max(len(correct), 1)


def calibration_band(
    confidence: NDArray[np.float64], draws: int = 1000, seed: int = 1
) -> tuple[float, float]:
    """Where 95 % of the ECEs lie of a perfectly calibrated model with these confidences.

    Such a model is right by chance, each time with the probability that it states; the fewer
    pictures, the larger the ECE that chance alone makes.
    """
    bins = np.array_split(np.sort(confidence), 10)
    rng = np.random.default_rng(seed)
    gaps = np.zeros(draws)
    for members in bins:
        hits = (rng.random((draws, len(members))) < members).sum(1)
        gaps += np.abs(hits - members.sum())
    low, high = np.percentile(gaps / len(confidence), [2.5, 97.5])
    return float(low), float(high)


def wilson_interval(hits: float, n: int) -> tuple[float, float]:
    """95 % interval of a share (Wilson 1927); for bins, whose pictures count as independent."""
    z = 1.959963984540054
    centre = (hits + z * z / 2) / (n + z * z)
    margin = z / (n + z * z) * float(np.sqrt(hits * (n - hits) / n + z * z / 4))
    return max(0.0, centre - margin), min(1.0, centre + margin)


def difference_interval(one: NDArray[np.bool_], other: NDArray[np.bool_]) -> tuple[float, float]:
    """95 % interval of the difference of two independent shares (Newcombe 1998, method 10)."""
    shares = one.mean(), other.mean()
    (low, high), (other_low, other_high) = (
        wilson_interval(int(hits.sum()), len(hits)) for hits in (one, other)
    )
    difference = float(shares[0] - shares[1])
    return (
        difference - float(np.hypot(shares[0] - low, other_high - shares[1])),
        difference + float(np.hypot(high - shares[0], shares[1] - other_low)),
    )
