"""The one door for pictures: bytes in, a clean upright RGB array out, or a ``BadPhoto``."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

LONG_SIDE = 2048
"""Larger pictures are scaled down to this long side; faces and frames need no more."""
MOST_MEGAPIXELS = 60
LEAST_SIDE = 32


@dataclass(frozen=True, slots=True, eq=False)
class Upload:
    """A photo behind the door."""

    photo: NDArray[np.uint8]
    """RGB ``(height, width, 3)``, upright, long side at most ``LONG_SIDE``, read-only."""
    width: int
    height: int
    """Pixels of the upright picture as it was sent, before any scaling."""


def open_upload(data: bytes, max_mb: int) -> Upload:
    """Validate and decode; raises ``BadPhoto``'s kinds and nothing else for any bytes."""
    raise NotImplementedError


def open_photo(data: bytes, max_mb: int) -> NDArray[np.uint8]:
    """The photo of ``open_upload`` alone: RGB ``(height, width, 3)``, upright, read-only."""
    return open_upload(data, max_mb).photo


def to_jpeg(photo: NDArray[np.uint8], quality: int = 90) -> bytes:
    """Encode an RGB array ``(height, width, 3)`` anew: no metadata of the upload survives."""
    raise NotImplementedError
