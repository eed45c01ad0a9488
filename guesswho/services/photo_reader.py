"""Reads photos and portraits, and counts them; the same for pages, API and many at once."""

import numpy as np
from numpy.typing import NDArray

from guesswho.errors import BadPhoto
from guesswho.services.counts import Counts
from guesswho.services.draft import kept_scores
from guesswho.services.feedback import Read
from guesswho.store.records import Frame
from guesswho.vision.reading import Reading, classify
from guesswho.vision.recognizer import Recognizer


class PhotoReader:
    """Keeps nothing. Safe to share between threads."""

    def __init__(self, recognizer: Recognizer, counts: Counts, max_mb: int) -> None:
        self._recognizer = recognizer
        self._counts = counts
        self._max_mb = max_mb

    def classify(self, data: bytes) -> Reading:
        """Read one photo, the whole way. Raises ``BadPhoto``, ``ModelUnavailable``."""
        try:
            reading = classify(data, self._recognizer, self._max_mb)
        except BadPhoto as refusal:
            self._counts.photo_refused(refusal)
            raise
        self._counts.photo_read(found=len(reading.faces))
        return reading

    def read(self, portrait: NDArray[np.uint8], frame: Frame) -> Read:
        """Read what ``frame`` shows of a photo. Raises ``ModelUnavailable``."""
        scores = kept_scores(self._recognizer.read(portrait))
        return Read(frame, scores, self._recognizer.version, self._recognizer.versions)
