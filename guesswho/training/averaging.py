"""A running mean of a network's weights: steadier than the weights of any one step."""

from collections.abc import Iterator
from contextlib import contextmanager

import keras
import numpy as np
from numpy.typing import NDArray

EVERY = 5
"""Batches between two looks at the weights: copying 260 arrays takes a while."""

Weights = list[NDArray[np.float32]]


class WeightAverage(keras.callbacks.Callback):
    """Averages all weights of the model it watches, batch statistics too (Polyak averaging).

    ``momentum`` is the share of the mean that a batch leaves in place; ``start`` goes on from
    an earlier mean, else the first weights seen are the first mean.
    """

    def __init__(self, momentum: float, start: Weights | None = None) -> None:
        super().__init__()
        self._kept = momentum**EVERY
        self._mean = start

    def on_train_begin(self, *_: object, **__: object) -> None:
        """Take the first weights, unless there is a mean already."""
        if self._mean is None:
            self._mean = self.model.get_weights()

    def on_train_batch_end(self, batch: int, *_: object, **__: object) -> None:
        """Move the mean towards the weights of now."""
        if (batch + 1) % EVERY == 0:
            pairs = zip(self._mean or (), self.model.get_weights(), strict=True)
            self._mean = [mean + (1 - self._kept) * (now - mean) for mean, now in pairs]

    @contextmanager
    def applied(self, model: keras.Model) -> Iterator[None]:
        """Give ``model`` the mean for as long as the block lasts."""
        now = model.get_weights()
        model.set_weights(self._mean)
        try:
            yield
        finally:
            model.set_weights(now)
