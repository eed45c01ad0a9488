"""Eight heads on cached embeddings: each a calibrated logistic regression, trained alone."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar
from sklearn.linear_model import LogisticRegression
from tqdm import tqdm

from guesswho.attributes import ATTRIBUTES
from guesswho.errors import BadDataset
from guesswho.training.dataset import Dataset
from guesswho.training.metrics import balanced_accuracy
from guesswho.training.views import FRAMED, VIEWS
from guesswho.training.weighting import balance, draw_probabilities, label_weights
from guesswho.vision.litert import LiteRtTrunk
from guesswho.vision.model_folder import Head

STRENGTHS = (0.0003, 0.001, 0.003, 0.01, 0.03)
"""Inverse regularisations to try; the validation split chooses."""

LEAST_TAUGHT = 5
"""A value with fewer pictures can be neither learnt nor chosen by."""

Embeddings = NDArray[np.float32]


@dataclass(frozen=True)
class FittedHead:
    """A head and how it did on the validation split."""

    head: Head
    strength: float
    balanced_accuracy: float
    examples: int
    trials: tuple[tuple[float, float], ...] = ()
    """Each strength tried and its log loss on the validation split, the mean over values."""


def embed(data: Dataset, trunk: LiteRtTrunk, cache: Path, view: str = FRAMED) -> Embeddings:
    """``(n, C)`` embeddings of ``data``'s pictures in one of ``VIEWS``, kept under ``cache``.

    The cache is keyed by trunk and pictures, so that a head is retrained in seconds, and by
    the files' times, so that a picture that was replaced is looked at again.
    """
    path = cache / f"{_cache_key(data, trunk.version, view)}.npy"
    if path.is_file():
        return np.load(path)
    title = f"embeddings, {view}"
    rows = tqdm(data.pictures(), total=len(data.examples), desc=title, unit="photo")
    embeddings = np.stack([trunk.embedding(VIEWS[view](picture)) for picture in rows])
    cache.mkdir(parents=True, exist_ok=True)
    np.save(path, embeddings)
    return embeddings


def _cache_key(data: Dataset, trunk: str, view: str) -> str:
    files = sorted({e.shard or e.path for e in data.examples})
    changed = [f"{name} {_changed(data.root / name)}" for name in files]
    names = [f"{e.shard}/{e.path}" for e in data.examples]
    described = "\n".join([trunk, view, str(data.root), *changed, *names])
    return hashlib.sha256(described.encode()).hexdigest()[:16]


def _changed(path: Path) -> int:
    """When the file was last written; a missing one is reported when it is read."""
    return path.stat().st_mtime_ns if path.exists() else 0


def fit_head(
    attribute: str, train: Dataset, seen: Embeddings, held_out: Dataset, watched: Embeddings
) -> FittedHead:
    """Train one head; regularisation and temperature are those of least loss on ``held_out``.

    ``seen`` and ``watched`` are the embeddings of ``train`` and ``held_out``.
    Raises ``BadDataset`` when a value has too few examples to learn or to choose by.
    """
    check_counts(attribute, train, held_out)
    labels, truth = train.labels(attribute), held_out.labels(attribute)
    known = labels >= 0
    weights = _weights(train, attribute)[known]
    heads = {
        strength: _calibrated(
            _regression(seen[known], labels[known], weights, strength), watched, truth
        )
        for strength in STRENGTHS
    }
    losses = {strength: _loss(head, watched, truth) for strength, head in heads.items()}
    best = min(losses, key=losses.__getitem__)
    answers = heads[best].logits(watched).argmax(1)
    score = balanced_accuracy(truth, answers, len(ATTRIBUTES[attribute]))
    return FittedHead(heads[best], best, score, int(known.sum()), tuple(losses.items()))


def _weights(train: Dataset, attribute: str) -> NDArray[np.float64]:
    """``(n,)``: how much each picture counts, 0 where its label is unknown; mean 1 elsewhere."""
    worth = label_weights(train, attribute) * draw_probabilities(train.examples)
    weights = worth * balance(train, attribute, worth)
    return np.asarray(weights * (worth > 0).sum() / weights.sum())


def _regression(
    seen: Embeddings, labels: NDArray[np.int64], weights: NDArray[np.float64], strength: float
) -> Head:
    regression = LogisticRegression(C=strength, max_iter=300)
    return _as_head(regression.fit(seen, labels, sample_weight=weights))


def undecided(attribute: str, length: int) -> FittedHead:
    """A head for what the pictures cannot teach: every value is as likely as every other.

    Whoever sees its answer sees that it is none; ``length`` is the embedding's.
    """
    values = len(ATTRIBUTES[attribute])
    head = Head(np.zeros((length, values), np.float32), np.zeros(values, np.float32))
    return FittedHead(head, strength=0, balanced_accuracy=1 / values, examples=0)


def check_counts(attribute: str, train: Dataset, held_out: Dataset) -> None:
    """Every value must be there to learn, and two to choose by: ``LEAST_TAUGHT`` pictures each.

    Raises ``BadDataset`` naming what is too few.
    """
    parts = (("train", train), ("val", held_out))
    missing = {name: _few(attribute, part.labels(attribute)) for name, part in parts}
    if missing["train"]:
        raise BadDataset(f"too few train pictures of {attribute} {', '.join(missing['train'])}")
    if len(missing["val"]) > len(ATTRIBUTES[attribute]) - 2:
        raise BadDataset(f"too few val pictures of {attribute} {', '.join(missing['val'])}")


def _few(attribute: str, labels: NDArray[np.int64]) -> list[str]:
    values = ATTRIBUTES[attribute]
    counts = np.bincount(labels[labels >= 0], minlength=len(values))
    return [v for v, n in zip(values, counts, strict=True) if n < LEAST_TAUGHT]


def _as_head(regression: LogisticRegression) -> Head:
    """Two-class regressions have one column: the other class is its negative."""
    kernel, bias = regression.coef_.T, regression.intercept_
    if kernel.shape[1] == 1:
        kernel = np.hstack([-kernel / 2, kernel / 2])
        bias = np.array([-bias[0] / 2, bias[0] / 2])
    return Head(kernel.astype(np.float32), bias.astype(np.float32))


def _calibrated(head: Head, embeddings: Embeddings, truth: NDArray[np.int64]) -> Head:
    """``head`` with the temperature of least log loss on held-out pictures (Guo et al. 2017)."""
    known = truth >= 0
    logits = head.logits(embeddings[known]).astype(np.float64)
    right = truth[known]

    def loss(log_temperature: float) -> float:
        return float(-_log_shares(logits / np.exp(log_temperature), right).mean())

    temperature = np.exp(minimize_scalar(loss, bounds=(-3, 3), method="bounded").x)
    return Head(head.kernel, head.bias, float(temperature))


def _loss(head: Head, embeddings: Embeddings, truth: NDArray[np.int64]) -> float:
    """Log loss, mean over values: every picture moves it, unlike a share of right answers."""
    known = truth >= 0
    losses = -_log_shares(head.logits(embeddings[known]).astype(np.float64), truth[known])
    counts = np.bincount(truth[known], minlength=head.bias.size)
    means = np.bincount(truth[known], losses, minlength=head.bias.size) / np.maximum(counts, 1)
    return float(means[counts >= LEAST_TAUGHT].mean())


def _log_shares(logits: NDArray[np.float64], right: NDArray[np.int64]) -> NDArray[np.float64]:
    """``(n,)`` log probability of the right value."""
    top = logits.max(1)
    normaliser = top + np.log(np.exp(logits - top[:, None]).sum(1))
    return np.asarray(logits[np.arange(len(right)), right] - normaliser)
