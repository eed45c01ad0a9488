"""A split's mistakes as pictures, of those sources alone whose terms allow it.

The report lies under the data folder and is never committed; its pictures are part of it.
"""

import base64
import io
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from guesswho.attributes import ATTRIBUTES
from guesswho.training.dataset import Dataset
from guesswho.training.evaluate import Scores
from guesswho.training.terms import FILE, shown_sources

MOST = 12
"""Pictures of an attribute: the surest mistakes, from which most can be learnt."""

_SIZE = (108, 132)
"""Pixels that a picture is at most."""


@dataclass(frozen=True)
class Mistake:
    """A wrong answer: the picture's place in the data, truth, answer and its probability."""

    position: int
    truth: str
    answer: str
    confidence: float


def mistakes(data: Dataset, scores: Scores, attribute: str) -> list[Mistake]:
    """One attribute's wrong answers, the surest first."""
    values, labels = ATTRIBUTES[attribute], data.labels(attribute)
    given, sure = scores[attribute].argmax(1), scores[attribute].max(1)
    wrong = np.flatnonzero((labels >= 0) & (labels != given))
    return [
        Mistake(int(i), values[labels[i]], values[given[i]], float(sure[i]))
        for i in wrong[np.argsort(-sure[wrong], kind="stable")]
    ]


def gallery(data: Dataset, scores: Scores) -> str:
    """HTML of every attribute's surest mistakes; pictures are inside it."""
    allowed = shown_sources(data.root)
    if not allowed:
        return f"<p>No source of this dataset allows its pictures to be shown ({FILE}).</p>"
    return "".join(
        _row(data, attribute, found, allowed)
        for attribute in scores
        if (found := mistakes(data, scores, attribute))
    )


def _row(data: Dataset, attribute: str, found: list[Mistake], allowed: frozenset[str]) -> str:
    may = [mistake for mistake in found if data.examples[mistake.position].source in allowed]
    shown = "".join(_figures(data, may[:MOST]))
    return (
        f"<h4>{escape(attribute.replace('_', ' '))}</h4>"
        f"<p>{len(found):,} mistakes; {len(found) - len(may):,} of them from sources that are "
        f'not shown; the surest of the others:</p><div class="mistakes">{shown}</div>'
    )


def _figures(data: Dataset, shown: list[Mistake]) -> Iterator[str]:
    pictures = Dataset(data.root, tuple(data.examples[m.position] for m in shown)).pictures()
    for mistake, picture in zip(shown, pictures, strict=True):
        caption = f"{mistake.truth}, read as {mistake.answer} ({mistake.confidence:.2f})"
        yield (
            f'<figure><img alt="{escape(caption)}" src="{_data_uri(picture)}">'
            f"<figcaption>{escape(caption)}</figcaption></figure>"
        )


def _data_uri(picture: NDArray[np.uint8]) -> str:
    """The picture, small, as an address that is the picture."""
    small, file = Image.fromarray(picture), io.BytesIO()
    small.thumbnail(_SIZE)
    small.save(file, "JPEG", quality=85)
    return f"data:image/jpeg;base64,{base64.b64encode(file.getvalue()).decode()}"
