"""Pictures to read that are nobody's photo: drawn characters, and the astronaut in variations."""

import io
from collections.abc import Iterator
from itertools import islice
from random import Random

import numpy as np
import resvg_py
from numpy.typing import NDArray
from PIL import Image
from skimage.data import astronaut

from guesswho.attributes import ATTRIBUTES, Traits
from guesswho.cards.portrait import draw
from guesswho.training.augment import augment

Pixels = NDArray[np.uint8]

ASTRONAUT = np.ascontiguousarray(astronaut()[0:264, 110:326])
"""Eileen Collins, NASA, public domain; head and shoulders, 9:11."""


def characters(count: int, seed: int = 1) -> list[Pixels]:
    """Drawn heads and shoulders of random traits, RGB ``(220, 180, 3)``."""
    rng = Random(seed)
    return [rasterised(draw(_traits(rng), f"{seed}/{number}")) for number in range(count)]


def astronauts(count: int, side: int = 220, seed: int = 1) -> list[Pixels]:
    """The astronaut, turned, zoomed, lit, blurred at random, RGB ``(side, side, 3)``."""
    return list(islice(_variations(side, np.random.default_rng(seed)), count))


def rasterised(svg: str) -> Pixels:
    """Pixels of a drawing at its own size, on white."""
    png = resvg_py.svg_to_bytes(svg_string=svg, background="white", skip_system_fonts=True)
    with Image.open(io.BytesIO(png)) as picture:
        return np.asarray(picture.convert("RGB"))


def _traits(rng: Random) -> Traits:
    return Traits({attribute: rng.choice(values) for attribute, values in ATTRIBUTES.items()})


def _variations(side: int, rng: np.random.Generator) -> Iterator[Pixels]:
    while True:
        yield augment(ASTRONAUT, side, rng)
