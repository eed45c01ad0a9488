"""A recognizer that says what it was told: the page and its tests run without models."""

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from guesswho.attributes import ATTRIBUTES, check_value
from guesswho.vision.model_folder import Head
from guesswho.vision.preprocess import to_input, to_pixels
from guesswho.vision.recognizer import Prediction

PLACES = 10


class ScriptedRecognizer:
    """Gives every portrait the same answers.

    ``values`` names the value of some attributes, the others get their first one;
    ``confidence`` goes to the value, the rest is shared equally by the others.

    Raises ``UnknownAttribute`` or ``UnknownValue``.
    """

    def __init__(
        self, values: Mapping[str, str] = MappingProxyType({}), confidence: float = 0.9
    ) -> None:
        for attribute, value in values.items():
            check_value(attribute, value)
        self._predictions = {
            attribute: _prediction(attribute, values.get(attribute, known[0]), confidence)
            for attribute, known in ATTRIBUTES.items()
        }

    @property
    def version(self) -> str:
        """Always the same: a script has no weights."""
        return "scripted"

    @property
    def versions(self) -> Mapping[str, str]:
        """The same for trunk and heads."""
        return dict.fromkeys(("trunk", *ATTRIBUTES), self.version)

    def read(self, portrait: NDArray[np.uint8]) -> Mapping[str, Prediction]:  # noqa: ARG002
        """Give the scripted predictions, whatever the portrait."""
        return self._predictions

    @property
    def heads(self) -> Mapping[str, Head]:
        """Heads for whom red speaks for the scripted value, and nothing for the others."""
        return {name: _head(name, said.value) for name, said in self._predictions.items()}

    def fine_features(self, portrait: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Give the portrait itself, small: ``(10, 10, 3)``, −1…1 for red, green, blue."""
        return to_input(to_pixels(portrait, PLACES))


def _head(attribute: str, value: str) -> Head:
    values = ATTRIBUTES[attribute]
    kernel = np.zeros((3, len(values)), np.float32)
    kernel[0, values.index(value)] = 1
    return Head(kernel, np.zeros(len(values), np.float32))


def _prediction(attribute: str, value: str, confidence: float) -> Prediction:
    values = ATTRIBUTES[attribute]
    rest = (1 - confidence) / (len(values) - 1)
    return Prediction(value, {name: confidence if name == value else rest for name in values})
