"""A progress bar of a Keras training on stderr: stdout belongs to the result."""

from collections.abc import Mapping

import keras
from tqdm import tqdm


class ProgressBar(keras.callbacks.Callback):
    """One bar an epoch, with the loss so far."""

    def __init__(self, description: str) -> None:
        super().__init__()
        self._description = description

    def on_epoch_begin(self, epoch: int, *_: object) -> None:
        """Start the epoch's bar."""
        title = f"{self._description}, epoch {epoch + 1}"
        self._bar = tqdm(total=self.params["steps"], desc=title, unit="batch")

    def on_train_batch_end(self, _: int, logs: Mapping[str, float] | None = None) -> None:
        """One batch on."""
        self._bar.update()
        if logs:
            self._bar.set_postfix(loss=f"{float(logs['loss']):.3f}", refresh=False)

    def on_epoch_end(self, *_: object) -> None:
        """Close the epoch's bar."""
        self._bar.close()
