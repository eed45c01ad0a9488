"""Batches of augmented portraits with eight labels and eight weights each."""

from dataclasses import dataclass

import cv2
import keras
import numpy as np
from numpy.typing import NDArray

from guesswho.attributes import ATTRIBUTES
from guesswho.training.augment import augment
from guesswho.training.dataset import Dataset
from guesswho.training.weighting import balance, draw_probabilities, label_weights
from guesswho.vision.preprocess import to_input

FRAME = (144, 176)
"""Width and height that pictures are kept at in memory: 76 kB each."""

Targets = dict[str, NDArray[np.float32]]


@dataclass(frozen=True)
class Labelled:
    """Pictures in memory with one-hot targets ``(n, k)`` and weights ``(n,)`` per attribute."""

    pictures: NDArray[np.uint8]
    targets: Targets
    weights: Targets
    draws: NDArray[np.float64]


def in_memory(data: Dataset) -> Labelled:
    """Decode ``data`` to ``FRAME`` and lay its labels out for training."""
    pictures = np.empty((len(data.examples), FRAME[1], FRAME[0], 3), np.uint8)
    for i, picture in enumerate(data.pictures()):
        pictures[i] = cv2.resize(picture, FRAME, interpolation=cv2.INTER_AREA)
    draws = draw_probabilities(data.examples)
    targets: Targets = {}
    weights: Targets = {}
    for attribute, values in ATTRIBUTES.items():
        labels = data.labels(attribute)
        worth = label_weights(data, attribute)
        factors = balance(data, attribute, worth * draws)
        targets[attribute] = np.eye(len(values), dtype=np.float32)[np.maximum(labels, 0)]
        weights[attribute] = (worth * factors).astype(np.float32)
    return Labelled(pictures, targets, weights, draws)


class Batches(keras.utils.PyDataset):
    """``steps`` batches of ``batch`` random variations at ``side`` px; the seed decides all."""

    def __init__(self, data: Labelled, side: int, batch: int, steps: int, seed: int) -> None:
        super().__init__(workers=2, max_queue_size=8)
        self._data = data
        self._side = side
        self._batch = batch
        self._steps = steps
        self._seed = seed

    def __len__(self) -> int:
        return self._steps

    def __getitem__(self, index: int) -> tuple[NDArray[np.float32], Targets, Targets]:
        rng = np.random.default_rng((self._seed, index))
        chosen = rng.choice(len(self._data.draws), self._batch, p=self._data.draws)
        pictures = np.stack([augment(self._data.pictures[i], self._side, rng) for i in chosen])
        return (
            to_input(pictures),
            {attribute: target[chosen] for attribute, target in self._data.targets.items()},
            {attribute: weight[chosen] for attribute, weight in self._data.weights.items()},
        )
