"""The whole way from a photo's bytes to eight predictions, for the page, API, command line."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from guesswho.vision.face import Box
from guesswho.vision.recognizer import Prediction, Recognizer
from guesswho.vision.upload import Upload


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """What one photo gave. Boxes are in pixels of ``upload.photo``."""

    upload: Upload
    faces: tuple[Box, ...]
    """Largest first; empty when none was found."""
    frame: Box
    """The head-and-shoulders crop that was read."""
    predictions: Mapping[str, Prediction]
    model: str
    """Version of the recognizer."""

    @property
    def portrait(self) -> NDArray[np.uint8]:
        """The crop that was read."""
        raise NotImplementedError

    def document(self) -> dict[str, Any]:
        """``{"traits", "face", "model"}`` as ``classify`` and the API print it.

        ``face``, the largest or ``None``, is in pixels of the upright picture as sent.
        """
        raise NotImplementedError


def classify(data: bytes, recognizer: Recognizer, max_mb: int) -> Reading:
    """Decode, find the faces, frame the largest (or the middle), read.

    Raises ``BadPhoto``'s kinds for bytes that give no picture, ``ModelUnavailable``.
    """
    raise NotImplementedError
