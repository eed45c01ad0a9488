"""A heat map as a small picture of nothing but transparency: the page colours it."""

import io

import numpy as np
from numpy.typing import NDArray
from PIL import Image

MASK_PIXELS = (108, 132)
"""Width and height, 9 : 11: smooth when a browser enlarges it to a card, about 4 KB."""


def to_mask(heat: NDArray[np.float64]) -> bytes:
    """Encode heat ``(h, w)``, 0…1, as a PNG: opaque where it is hot. Smoothed, bicubic."""
    small = Image.fromarray(heat.astype(np.float32))
    smooth = np.asarray(small.resize(MASK_PIXELS, Image.Resampling.BICUBIC)).clip(0, 1)
    opacity = Image.fromarray(np.round(255 * smooth).astype(np.uint8))
    white = Image.new("L", MASK_PIXELS, 255)
    file = io.BytesIO()
    Image.merge("LA", (white, opacity)).save(file, "PNG")
    return file.getvalue()
