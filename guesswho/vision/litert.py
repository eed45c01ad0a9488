"""The recognizer that serves: one LiteRT trunk, eight heads in numpy; no TensorFlow."""

import threading
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from guesswho.attributes import ATTRIBUTES
from guesswho.errors import ModelUnavailable
from guesswho.vision.model_folder import Head, Models, TrunkFile, load_models
from guesswho.vision.preprocess import SIDE, to_input, to_pixels
from guesswho.vision.recognizer import Prediction

if TYPE_CHECKING:
    from ai_edge_litert.interpreter import Interpreter


FINE_SIDE = 2 * SIDE
"""Pixels a side for a map of 10 × 10 places, fine enough to tell eyes from a nose: 18 ms of
CPU against 5 ms for the 5 × 5 of an answer."""


class LiteRtTrunk:
    """The shared network. Threads may share one: they take turns at its interpreter.

    It is convolutions to its end, so it reads any ``side`` that is a multiple of 32.

    Made after a server forks, never before: an inference engine hangs after a fork.
    Raises ``ModelUnavailable`` when the engine refuses the network.
    """

    def __init__(self, file: TrunkFile, side: int = SIDE) -> None:
        self.version = file.version
        self.side = side
        self._turn = threading.Lock()
        self._interpreter = _interpreter(file.tflite, side)

    def features(self, portrait: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Compute the feature map of a framed RGB portrait ``(height, width, 3)``.

        Its shape is ``(side / 32, side / 32, C)``: 5 × 5 places where nothing else is said.
        """
        batch = to_input(to_pixels(portrait, self.side))[np.newaxis]
        with self._turn:
            self._interpreter.set_tensor(self._interpreter.get_input_details()[0]["index"], batch)
            self._interpreter.invoke()
            output = self._interpreter.get_output_details()[0]["index"]
            features: NDArray[np.float32] = self._interpreter.get_tensor(output)[0]
        return features

    def embedding(self, portrait: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Average the feature map over its places: ``(C,)``."""
        return pooled(self.features(portrait))


class LiteRtRecognizer:
    """Reads portraits with the trained models; safe to share between threads."""

    def __init__(self, models: Models) -> None:
        self.trunk = LiteRtTrunk(models.trunk)
        self.heads = models.heads
        self._file = models.trunk
        self._version = models.version
        self._versions = models.versions

    @property
    def version(self) -> str:
        """Digest of trunk and heads."""
        return self._version

    @property
    def versions(self) -> Mapping[str, str]:
        """Digests of trunk and each head."""
        return self._versions

    def read(self, portrait: NDArray[np.uint8]) -> Mapping[str, Prediction]:
        """Every attribute's prediction for one framed portrait, RGB ``(height, width, 3)``."""
        embedding = self.trunk.embedding(portrait)
        return {name: _prediction(name, head, embedding) for name, head in self.heads.items()}

    def fine_features(self, portrait: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Compute the map ``(10, 10, C)``: the same network on twice the pixels a side."""
        return self._fine_trunk.features(portrait)

    @cached_property
    def _fine_trunk(self) -> LiteRtTrunk:
        """Made when the first person asks where it looked; the rest never pays for it."""
        return LiteRtTrunk(self._file, FINE_SIDE)


def load_recognizer(models_dir: Path) -> LiteRtRecognizer:
    """Load a models folder; raises ``ModelUnavailable`` naming the file at fault."""
    return LiteRtRecognizer(load_models(models_dir))


def pooled(features: NDArray[np.float32]) -> NDArray[np.float32]:
    """Average pooling in one place for training and serving: ``(…, h, w, C)`` → ``(…, C)``."""
    means: NDArray[np.float32] = features.mean(axis=(-3, -2), dtype=np.float32)
    return means


def _prediction(attribute: str, head: Head, embedding: NDArray[np.float32]) -> Prediction:
    shares = head.probabilities(embedding).tolist()
    scores = dict(zip(ATTRIBUTES[attribute], shares, strict=True))
    return Prediction(max(scores, key=scores.__getitem__), scores)


def _interpreter(tflite: bytes, side: int) -> "Interpreter":
    """One thread: at 8 ms a portrait, more would only spin."""
    from ai_edge_litert.interpreter import Interpreter  # noqa: PLC0415

    try:
        interpreter = Interpreter(model_content=tflite, num_threads=1)
        picture = interpreter.get_input_details()[0]
        if tuple(picture["shape"]) != (1, SIDE, SIDE, 3):
            raise ModelUnavailable(f"trunk.tflite reads {picture['shape']}, not {SIDE} pixels")
        interpreter.resize_tensor_input(picture["index"], (1, side, side, 3))
        interpreter.allocate_tensors()
    except (ValueError, RuntimeError) as error:
        raise ModelUnavailable(f"trunk.tflite is no network: {error}") from error
    return interpreter
