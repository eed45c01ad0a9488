"""What a picture looks like apart from what it shows: size, light, sharpness, framing."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import cv2
import numpy as np
from numpy.typing import NDArray

from guesswho.attributes import ATTRIBUTES
from guesswho.training.example import Example
from guesswho.vision.face import find_faces

MEASURES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "size": ("larger", "smaller"),
        "brightness": ("brighter", "darker"),
        "colourfulness": ("more colourful", "paler"),
        "sharpness": ("sharper", "more blurred"),
        "background_brightness": ("on brighter background", "on darker background"),
        "background_unrest": ("on busier background", "on plainer background"),
        "face_size": ("showing the face larger", "showing the face smaller"),
        "face_x": ("showing the face further right", "showing the face further left"),
        "face_y": ("showing the face lower", "showing the face higher"),
    }
)
"""Measure → how pictures with more, and with less of it, are told."""

FACE_SIZE = list(MEASURES).index("face_size")

FACES_A_VALUE = 150
"""Pictures of each value in which the face is sought: enough for an effect of 0.25."""

_COMMON_WIDTH = 96
"""Sharpness is measured at one width, so that it is not size over again."""

Looks = NDArray[np.float64]
"""``(len(MEASURES),)``; NaN where the face was not sought or not found."""


def look(picture: NDArray[np.uint8], seek_face: bool) -> Looks:
    """The measures of one RGB picture ``(height, width, 3)``, in their order."""
    height, width = picture.shape[:2]
    hsv = cv2.cvtColor(picture, cv2.COLOR_RGB2HSV)
    grey = np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), np.uint8)
    corners = _upper_corners(grey)
    face = _face(picture) if seek_face else (np.nan, np.nan, np.nan)
    return np.array(
        [
            np.log2(height * width) / 2,
            grey.mean(),
            hsv[..., 1].mean(),
            _sharpness(grey),
            corners.mean(),
            corners.std(),
            *face,
        ]
    )


def to_seek_faces(examples: Sequence[Example], seed: int = 1) -> NDArray[np.bool_]:
    """``(n,)`` a random choice with ``FACES_A_VALUE`` pictures of every value that has them."""
    order = np.random.default_rng(seed).permutation(len(examples))
    wanted = {(a, v): FACES_A_VALUE for a, values in ATTRIBUTES.items() for v in values}
    chosen = np.zeros(len(examples), bool)
    for index in order.tolist():
        stated = [(a, v) for a, v in examples[index].traits.items() if v is not None]
        if any(wanted[pair] > 0 for pair in stated):
            chosen[index] = True
            for pair in stated:
                wanted[pair] -= 1
    return chosen


def _upper_corners(grey: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The places beside the head: an eighth of the width, a quarter of the height, each side."""
    height, width = grey.shape
    down, across = max(1, height // 4), max(1, width // 8)
    return np.hstack([grey[:down, :across], grey[:down, -across:]])


def _sharpness(grey: NDArray[np.uint8]) -> float:
    """Log of the Laplacian's variance at a common width."""
    height = max(1, round(grey.shape[0] * _COMMON_WIDTH / grey.shape[1]))
    common = cv2.resize(grey, (_COMMON_WIDTH, height), interpolation=cv2.INTER_AREA)
    return float(np.log(cv2.Laplacian(common, cv2.CV_64F).var() + 1))


def _face(picture: NDArray[np.uint8]) -> tuple[float, float, float]:
    """Height, and place of the centre across and down, as shares of the picture's sides."""
    faces = find_faces(picture)
    if not faces:
        return (np.nan, np.nan, np.nan)
    height, width = picture.shape[:2]
    face = faces[0]
    return (
        face.height / height,
        (face.x + face.width / 2) / width,
        (face.y + face.height / 2) / height,
    )
