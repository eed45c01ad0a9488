"""Ways to show a portrait again: what an answer should not depend on."""

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]

NEAR = 0.88
"""Share of height and width that a nearer view keeps."""

FRAMED = "framed"


def _as_framed(portrait: Pixels) -> Pixels:
    return portrait


def _mirrored(portrait: Pixels) -> Pixels:
    return np.ascontiguousarray(portrait[:, ::-1])


def _near(portrait: Pixels) -> Pixels:
    top, left = (int(side * (1 - NEAR) / 2) for side in portrait.shape[:2])
    return np.ascontiguousarray(
        portrait[top : portrait.shape[0] - top, left : portrait.shape[1] - left]
    )


VIEWS: Mapping[str, Callable[[Pixels], Pixels]] = {
    FRAMED: _as_framed,
    "mirrored": _mirrored,
    "near": _near,
    "near mirrored": lambda portrait: _mirrored(_near(portrait)),
}
"""Name → portrait ``(height, width, 3)`` to another of the same person."""
