"""A recognizer that loads at its first use: an engine loaded before a fork hangs after it."""

import threading
from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from guesswho.vision.model_folder import Head
from guesswho.vision.recognizer import Prediction, Recognizer


class LazyRecognizer:
    """Stands for what ``load`` gives, loaded once. Safe to share between threads.

    While ``load`` fails, every use tries it again: a models folder that is mended later
    serves without a restart.
    """

    def __init__(self, load: Callable[[], Recognizer]) -> None:
        self._load = load
        self._loading = threading.Lock()
        self._loaded: Recognizer | None = None

    @property
    def version(self) -> str:
        """The loaded recognizer's version. Raises ``ModelUnavailable``."""
        return self.loaded().version

    @property
    def versions(self) -> Mapping[str, str]:
        """The loaded recognizer's versions. Raises ``ModelUnavailable``."""
        return self.loaded().versions

    def read(self, portrait: NDArray[np.uint8]) -> Mapping[str, Prediction]:
        """See ``Recognizer.read``. Raises ``ModelUnavailable``."""
        return self.loaded().read(portrait)

    @property
    def heads(self) -> Mapping[str, Head]:
        """See ``Recognizer.heads``. Raises ``ModelUnavailable``."""
        return self.loaded().heads

    def fine_features(self, portrait: NDArray[np.uint8]) -> NDArray[np.float32]:
        """See ``Recognizer.fine_features``. Raises ``ModelUnavailable``."""
        return self.loaded().fine_features(portrait)

    def loaded(self) -> Recognizer:
        """Return the recognizer itself. Raises ``ModelUnavailable``."""
        with self._loading:
            if self._loaded is None:
                self._loaded = self._load()
            return self._loaded
