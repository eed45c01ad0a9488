"""Where the face is, and the head-and-shoulders frame around it.

The frame's rule was measured on the training pictures, so that a photo framed here looks
like what the network learnt from: see ``docs/adr/0006-frame-from-face.md``.
"""

import threading
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from guesswho.vision.preprocess import FRAME_ASPECT

FACE_X, FACE_Y, FACE_HEIGHT = 0.5, 0.5, 0.5
"""Centre and height of the face's box in the frame, as shares of the frame's sides."""

LEAST_FACE = 1 / 6
"""Boxes under this share of the photo's short side are chance or bystanders."""
RIVAL_AREA = 0.5
"""A second face asks for a choice from this share of the largest one's area."""

cv2.setNumThreads(1)  # one face takes 20 ms; a pool of threads would only spin


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in whole pixels, from the upper left corner."""

    x: int
    y: int
    width: int
    height: int

    @property
    def area(self) -> int:
        """Square pixels."""
        return self.width * self.height

    def scaled(self, factor: float) -> "Box":
        """The same place in a picture ``factor`` times as large."""
        return Box(*(round(side * factor) for side in (self.x, self.y, self.width, self.height)))


def find_faces(photo: NDArray[np.uint8]) -> tuple[Box, ...]:
    """Frontal faces in an RGB photo ``(height, width, 3)``, largest first, in its pixels."""
    raise NotImplementedError


def faces_to_choose(faces: tuple[Box, ...]) -> tuple[Box, ...]:
    """The faces among which a person must choose: empty unless the second rivals the first.

    ``faces`` as ``find_faces`` gives them, largest first.
    """
    raise NotImplementedError


def frame(photo_shape: tuple[int, ...], face: Box | None) -> Box:
    """Head and shoulders, 9 : 11, around ``face``; without one, centred and as large as fits.

    ``photo_shape`` is the array's ``(height, width, …)``. The box lies inside the photo:
    where it would stick out it is shifted, then shrunk, never padded.
    """
    raise NotImplementedError


def crop(photo: NDArray[np.uint8], box: Box) -> NDArray[np.uint8]:
    """The part of the photo inside ``box``, which is cut to the photo where it sticks out."""
    raise NotImplementedError
