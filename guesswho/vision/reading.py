"""The whole way from a photo's bytes to eight predictions, for the page, API, command line."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from guesswho.vision.face import Box, crop, find_faces, frame
from guesswho.vision.recognizer import Prediction, Recognizer
from guesswho.vision.upload import Upload, open_upload


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
    versions: Mapping[str, str]
    """Versions of its trunk and heads."""

    @property
    def portrait(self) -> NDArray[np.uint8]:
        """The crop that was read: RGB ``(height, width, 3)``."""
        return crop(self.upload.photo, self.frame)

    def document(self) -> dict[str, Any]:
        """Write ``{"traits", "face", "model"}`` as ``classify`` and the API print it.

        ``face``, the largest or ``None``, is in pixels of the upright picture as sent.
        """
        return {
            "traits": {
                attribute: {"value": said.value, "scores": dict(said.scores)}
                for attribute, said in self.predictions.items()
            },
            "face": self._face_as_sent(self.faces[0]) if self.faces else None,
            "model": self.model,
        }

    def _face_as_sent(self, face: Box) -> dict[str, int]:
        sent = face.scaled(self.upload.scale).within(self.upload.width, self.upload.height)
        return {"x": sent.x, "y": sent.y, "width": sent.width, "height": sent.height}


def classify(data: bytes, recognizer: Recognizer, max_mb: int) -> Reading:
    """Decode, find the faces, frame the largest (or the middle), read.

    Raises ``BadPhoto``'s kinds for bytes that give no picture, ``ModelUnavailable``.
    """
    upload = open_upload(data, max_mb)
    faces = find_faces(upload.photo)
    box = frame(upload.photo.shape, faces[0] if faces else None)
    predictions = recognizer.read(crop(upload.photo, box))
    return Reading(upload, faces, box, predictions, recognizer.version, recognizer.versions)
