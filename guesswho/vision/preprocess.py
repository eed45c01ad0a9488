"""Framed portrait to network input: the only definition, for training, serving, browser.

The network sees ``SIDE`` × ``SIDE`` pixels whatever the frame's shape (9 : 11); the squeeze
keeps all of head and shoulders and costs nothing in accuracy, because every picture has it.
"""

import numpy as np
from numpy.typing import NDArray
from PIL import Image

SIDE = 160
FRAME_ASPECT = 9 / 11
"""Width over height of every framed portrait."""


def to_pixels(portrait: NDArray[np.uint8], side: int = SIDE) -> NDArray[np.uint8]:
    """Resize RGB ``(height, width, 3)`` to ``(side, side, 3)``, bilinear with antialiasing."""
    picture = Image.fromarray(portrait)
    return np.asarray(picture.resize((side, side), Image.Resampling.BILINEAR, reducing_gap=3.0))


def to_input(pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Scale pixel values 0…255 to the network's −1…1; any shape."""
    return pixels.astype(np.float32) / np.float32(127.5) - np.float32(1.0)
