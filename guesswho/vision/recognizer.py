"""What a recognizer is and what it says; imports no inference engine."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from guesswho.vision.model_folder import Head


@dataclass(frozen=True, slots=True)
class Prediction:
    """One classifier's answer about one attribute."""

    value: str
    """The most probable value, never absent."""
    scores: Mapping[str, float]
    """Every value of the attribute to its calibrated probability; they sum to 1."""

    @property
    def confidence(self) -> float:
        """The probability of ``value``."""
        return self.scores[self.value]


class Recognizer(Protocol):
    """Reads portraits. Implementations: LiteRT (``litert.py``), scripted (tests)."""

    @property
    def version(self) -> str:
        """Names trunk and heads exactly: changes whenever any weight does."""
        ...

    @property
    def versions(self) -> Mapping[str, str]:
        """``"trunk"`` and each attribute to the version of the file that answers for it."""
        ...

    def read(self, portrait: NDArray[np.uint8]) -> Mapping[str, Prediction]:
        """Every attribute's prediction for one framed portrait, RGB ``(height, width, 3)``."""
        ...

    @property
    def heads(self) -> Mapping[str, Head]:
        """The eight classifiers on the mean of the features, by attribute."""
        ...

    def fine_features(self, portrait: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Compute a feature map ``(h, w, C)`` of a portrait, finer than ``read`` needs it."""
        ...
