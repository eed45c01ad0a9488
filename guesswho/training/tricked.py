"""Pictures with a planted cue, an ellipse or a rectangle by class: who sees it can cheat.

A sanity check of the whole way from pictures to a head, and the making of a head that looks
at the wrong thing. Sizes, places and colours are drawn by chance, so that only the shape tells.
"""

import cv2
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from guesswho.errors import BadDataset
from guesswho.training.dataset import Dataset
from guesswho.vision.preprocess import SIDE, to_pixels

ELLIPSE, RECTANGLE = 0, 1

SIZES = (0.3, 0.6)
"""Least and greatest width and height of a shape, as shares of the picture's side."""

CONTRAST = 100.0
"""Least distance in RGB from what lies under a shape: what cannot be seen cannot be told."""

MOST_PICTURES = 1000
"""More teach nothing new about two shapes."""

_CLOUDS = 400

Pixels = NDArray[np.uint8]


def tricked(canvases: Pixels, count: int, rng: Generator) -> tuple[Pixels, NDArray[np.int64]]:
    """``count`` pictures of ``canvases`` ``(n, side, side, 3)`` with a shape, and which it is.

    The shape is drawn by lot for each picture, whatever it shows: so nothing but the shape
    tells the class, and a network that learns the pictures by heart gains nothing.
    """
    shapes = rng.integers(0, 2, count)
    chosen = rng.integers(0, len(canvases), count)
    pictures = [draw(canvases[i], shape, rng) for i, shape in zip(chosen, shapes, strict=True)]
    return np.stack(pictures), shapes


def draw(picture: Pixels, shape: int, rng: Generator) -> Pixels:
    """A copy of ``(side, side, 3)`` with a filled ``ELLIPSE`` or ``RECTANGLE`` somewhere in it."""
    side = picture.shape[0]
    width, height = rng.uniform(*SIZES, 2) * side
    left, top = rng.random(2) * (side - np.array([width, height]))
    drawn = picture.copy()
    under = drawn[round(top) : round(top + height), round(left) : round(left + width)]
    colour = _visible(under.mean((0, 1)), rng)
    if shape == ELLIPSE:
        centre = (round(left + width / 2), round(top + height / 2))
        cv2.ellipse(drawn, centre, (round(width / 2), round(height / 2)), 0, 0, 360, colour, -1)
    else:
        far = (round(left + width), round(top + height))
        cv2.rectangle(drawn, (round(left), round(top)), far, colour, -1)
    return drawn


def _visible(background: NDArray[np.float64], rng: Generator) -> list[int]:
    """A colour by lot among those that stand out from ``background``."""
    while True:
        colour = rng.integers(0, 256, 3)
        if np.linalg.norm(colour - background) >= CONTRAST:
            return [int(c) for c in colour]


def canvases(data: Dataset, seed: int = 1) -> Pixels:
    """Pictures to draw into, at most ``MOST_PICTURES`` by lot; ``BadDataset`` if there are none."""
    order = np.random.default_rng(seed).permutation(len(data.examples))[:MOST_PICTURES]
    if not order.size:
        raise BadDataset(f"{data.root} needs pictures in the splits train and val")
    part = Dataset(data.root, tuple(data.examples[i] for i in order.tolist()))
    return np.stack([to_pixels(picture) for picture in part.pictures()])


def clouds(seed: int) -> Pixels:
    """Canvases without a data set: blurred colours with noise."""
    rng = np.random.default_rng(seed)
    coarse = rng.integers(0, 256, (_CLOUDS, 6, 6, 3), dtype=np.uint8)
    fine = [cv2.resize(c, (SIDE, SIDE), interpolation=cv2.INTER_CUBIC) for c in coarse]
    noise = rng.normal(0, 8, (_CLOUDS, SIDE, SIDE, 3))
    return np.clip(np.stack(fine) + noise, 0, 255).astype(np.uint8)
