"""A small network from scratch on tricked pictures, and the cheating head it makes.

It has the shape of the real thing, a trunk with a 5 × 5 map and a dense head on its mean, and
is saved as a models folder with one head, so that whatever explains a head can explain it.
"""

import time
from dataclasses import dataclass
from pathlib import Path

import keras
import numpy as np
from numpy.typing import NDArray

from guesswho.training.export import to_tflite
from guesswho.training.network import TRUNK
from guesswho.training.progress import ProgressBar
from guesswho.training.schedule import WarmUpCosine
from guesswho.training.tricked import Pixels, tricked
from guesswho.vision.model_folder import Head, save_head, save_trunk
from guesswho.vision.preprocess import SIDE, to_input

ENOUGH = 0.97
"""Accuracy below which something is wrong between the pictures and the head."""

CHANNELS = (16, 32, 48, 64)
"""One a stage; every stage halves the side, after it was halved once: 160 → 80 → 5."""

_HEAD = "head"


@dataclass(frozen=True, kw_only=True)
class Plan:
    """How long to train."""

    steps: int = 400
    batch: int = 32
    peak_rate: float = 3e-3
    warm_up: int = 50
    examined: int = 1000
    """Held-out pictures for the accuracy."""
    seed: int = 1


@dataclass(frozen=True)
class Cheater:
    """What came of it."""

    folder: Path
    """Holds the trunk and its one head."""
    accuracy: float
    """On pictures it never saw, with shapes it never saw."""
    seconds: float

    @property
    def passed(self) -> bool:
        """The pipeline is sane."""
        return self.accuracy >= ENOUGH


def train(learnt: Pixels, held_out: Pixels, attribute: str, folder: Path, plan: Plan) -> Cheater:
    """Train from scratch on ``learnt``, measure on ``held_out``, keep the cheating head.

    Both are pictures ``(n, 160, 160, 3)`` to draw into. The head says ``attribute``'s first
    value where it sees an ellipse, and its second where it sees a rectangle.
    """
    start = time.monotonic()
    keras.utils.set_random_seed(plan.seed)
    model = _network()
    model.compile(
        keras.optimizers.Adam(WarmUpCosine(plan.peak_rate, plan.warm_up, plan.steps)),
        keras.losses.SparseCategoricalCrossentropy(from_logits=True),
        jit_compile=False,
    )
    model.fit(_Batches(learnt, plan), verbose=0, callbacks=[ProgressBar("tricked")])
    accuracy = _accuracy(model, held_out, plan)
    _save(model, attribute, folder, accuracy)
    return Cheater(folder, accuracy, time.monotonic() - start)


class _Batches(keras.utils.PyDataset):
    """Every batch has new shapes; the seed decides all."""

    def __init__(self, canvases: Pixels, plan: Plan) -> None:
        super().__init__(workers=1)
        self._canvases = canvases
        self._plan = plan

    def __len__(self) -> int:
        return self._plan.steps

    def __getitem__(self, index: int) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        rng = np.random.default_rng((self._plan.seed, index))
        pictures, labels = tricked(self._canvases, self._plan.batch, rng)
        return to_input(pictures), labels


def _network() -> keras.Model:
    picture = keras.Input((SIDE, SIDE, 3))
    features = keras.layers.AveragePooling2D(2)(picture)
    for channels in CHANNELS:
        features = keras.layers.Conv2D(channels, 3, padding="same", use_bias=False)(features)
        features = keras.layers.BatchNormalization(momentum=0.9)(features)
        features = keras.layers.ReLU()(features)
        features = keras.layers.MaxPooling2D(2)(features)
    trunk = keras.Model(picture, features, name=TRUNK)
    whole = keras.Input((SIDE, SIDE, 3))
    embedding = keras.layers.GlobalAveragePooling2D()(trunk(whole))
    return keras.Model(whole, keras.layers.Dense(2, name=_HEAD)(embedding))


def _accuracy(model: keras.Model, held_out: Pixels, plan: Plan) -> float:
    rng = np.random.default_rng((plan.seed, plan.steps))
    pictures, shapes = tricked(held_out, plan.examined, rng)
    batches = np.split(to_input(pictures), range(plan.batch, plan.examined, plan.batch))
    answers = np.concatenate([model.predict_on_batch(batch).argmax(1) for batch in batches])
    return float((answers == shapes).mean())


def _save(model: keras.Model, attribute: str, folder: Path, accuracy: float) -> None:
    note = "trained on tricked pictures: it looks at planted shapes, never serve it"
    trunk = save_trunk(folder, to_tflite(model.get_layer(TRUNK)), {"note": note})
    kernel, bias = model.get_layer(_HEAD).get_weights()
    card = {"trunk": trunk, "note": note, "accuracy": round(accuracy, 4)}
    save_head(folder, attribute, Head(kernel, bias), card)
