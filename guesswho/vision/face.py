"""Where the face is, and the head-and-shoulders frame around it.

The frame's rule was measured on the training pictures, so that a photo framed here looks
like what the network learnt from: see ``docs/adr/0006-frame-from-face.md``.
"""

import math
import threading
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from guesswho.vision.preprocess import FRAME_ASPECT

FACE_X, FACE_Y, FACE_HEIGHT = 0.507, 0.514, 0.44
"""Centre and height of the face's box in the frame, as shares of the frame's sides: medians
over 1,530 training pictures of nine sources, half of them within 0.006, 0.013 and 0.023."""

LEAST_FACE = 1 / 6
"""Boxes under this share of the photo's short side are chance or bystanders."""
MOST_TURN = 30
"""Degrees that a hand may turn a frame: heads tilt by less."""
RIVAL_AREA = 0.5
"""A second face asks for a choice from this share of the largest one's area."""

_SEARCH_SIDE, _MOST_SEARCHED = 200, 720
"""Short side in pixels at which faces are sought, so that the least face has 33, above the
cascade's 20; at 240 and 300 no more were found, for more time. The bound on the long side
matters to banners only."""
_CASCADE = Path(cv2.__file__).parent / "data" / "haarcascade_frontalface_alt2.xml"
_STEP, _NEIGHBOURS = 1.1, 3

cv2.setNumThreads(1)  # one face takes 20 ms; a pool of threads would only spin
_of_this_thread = threading.local()


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in whole pixels, from the upper left corner."""

    x: int
    y: int
    width: int
    height: int
    turn: int = 0
    """Degrees clockwise about its centre; what is found here stands upright."""

    @property
    def area(self) -> int:
        """Square pixels."""
        return self.width * self.height

    @property
    def around(self) -> "Box":
        """The smallest upright box that holds this one, turned as it is."""
        turn = math.radians(abs(self.turn))
        width = self.width * math.cos(turn) + self.height * math.sin(turn)
        height = self.width * math.sin(turn) + self.height * math.cos(turn)
        left = self.x + (self.width - width) / 2
        top = self.y + (self.height - height) / 2
        return Box(round(left), round(top), round(width), round(height))

    def scaled(self, factor: float) -> "Box":
        """Find the same upright place in a picture ``factor`` times as large."""
        left, top = round(self.x * factor), round(self.y * factor)
        right = round((self.x + self.width) * factor)
        bottom = round((self.y + self.height) * factor)
        return Box(left, top, right - left, bottom - top)

    def within(self, width: int, height: int) -> "Box":
        """Cut to a picture of that size; a box outside of it has no width or height left."""
        left, top = max(self.x, 0), max(self.y, 0)
        right, bottom = min(self.x + self.width, width), min(self.y + self.height, height)
        return Box(left, top, max(0, right - left), max(0, bottom - top))


def find_faces(photo: NDArray[np.uint8]) -> tuple[Box, ...]:
    """Frontal faces in an RGB photo ``(height, width, 3)``, largest first, in its pixels."""
    height, width = photo.shape[:2]
    scale = min(_SEARCH_SIDE / min(width, height), _MOST_SEARCHED / max(width, height))
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    kind = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    grey = cv2.resize(cv2.cvtColor(photo, cv2.COLOR_RGB2GRAY), size, interpolation=kind)
    least = round(min(size) * LEAST_FACE)
    found = _cascade().detectMultiScale(
        grey, scaleFactor=_STEP, minNeighbors=_NEIGHBOURS, minSize=(least, least)
    )
    small = (Box(*(int(side) for side in box)) for box in found)
    boxes = (box.scaled(1 / scale).within(width, height) for box in small)
    return tuple(sorted(boxes, key=lambda box: (-box.area, box.x, box.y)))


def faces_to_choose(faces: tuple[Box, ...]) -> tuple[Box, ...]:
    """Tell among which faces a person must choose: none unless the second rivals the first.

    ``faces`` as ``find_faces`` gives them, largest first.
    """
    rivals = tuple(face for face in faces if face.area >= RIVAL_AREA * faces[0].area)
    return rivals if len(rivals) > 1 else ()


def frame(photo_shape: tuple[int, ...], face: Box | None) -> Box:
    """Head and shoulders, 9 : 11, around ``face``; without one, centred and as large as fits.

    ``photo_shape`` is the array's ``(height, width, …)``. The box lies inside the photo:
    where it would stick out it is shrunk to fit and shifted, never padded, because the
    network would learn the padding.
    """
    height, width = photo_shape[:2]
    most = min(height, width / FRAME_ASPECT)
    if face is None:
        return _placed(width, height, most, (width / 2, height / 2), (0.5, 0.5))
    centre = (face.x + face.width / 2, face.y + face.height / 2)
    return _placed(width, height, min(face.height / FACE_HEIGHT, most), centre, (FACE_X, FACE_Y))


def crop(photo: NDArray[np.uint8], box: Box) -> NDArray[np.uint8]:
    """Cut ``box`` out of the photo: upright, or turned back to upright.

    An upright box that sticks out is cut to the photo, 1 pixel at least.
    """
    if box.turn:
        return _turned_back(photo, box)
    height, width = photo.shape[:2]
    left, top = (min(max(at, 0), most - 1) for at, most in ((box.x, width), (box.y, height)))
    right = max(left + 1, box.x + box.width)
    bottom = max(top + 1, box.y + box.height)
    return photo[top:bottom, left:right]


def _turned_back(photo: NDArray[np.uint8], box: Box) -> NDArray[np.uint8]:
    """Resample, bilinear; corners that stick out repeat the photo's edge."""
    middle = ((box.width - 1) / 2, (box.height - 1) / 2)
    way = cv2.getRotationMatrix2D((box.x + middle[0], box.y + middle[1]), box.turn, 1.0)
    way[:, 2] -= (box.x, box.y)
    return np.asarray(
        cv2.warpAffine(photo, way, (box.width, box.height), borderMode=cv2.BORDER_REPLICATE),
        dtype=np.uint8,
    )


def _placed(
    width: int,
    height: int,
    side: float,
    point: tuple[float, float],
    share: tuple[float, float],
) -> Box:
    """Put a box ``side`` high with ``point`` at ``share`` of its sides, then shift it inside."""
    box_width = max(1, min(width, round(side * FRAME_ASPECT)))
    box_height = max(1, min(height, round(side)))
    left = round(point[0] - share[0] * box_width)
    top = round(point[1] - share[1] * box_height)
    return Box(
        min(max(left, 0), width - box_width),
        min(max(top, 0), height - box_height),
        box_width,
        box_height,
    )


def _cascade() -> cv2.CascadeClassifier:
    """One a thread: a classifier keeps its state in itself while it searches."""
    if not hasattr(_of_this_thread, "cascade"):
        _of_this_thread.cascade = cv2.CascadeClassifier(str(_CASCADE))
    cascade: cv2.CascadeClassifier = _of_this_thread.cascade
    return cascade
