"""Fine-tunes the trunk on all eight attributes at once; resumable, at growing sizes."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import cv2
import keras
import numpy as np
from numpy.typing import NDArray

from guesswho.attributes import ATTRIBUTES
from guesswho.training import distillation, network
from guesswho.training.averaging import WeightAverage
from guesswho.training.batches import Batches, Labelled, in_memory
from guesswho.training.dataset import Dataset
from guesswho.training.evaluate import Scores
from guesswho.training.metrics import balanced_accuracy
from guesswho.training.progress import ProgressBar
from guesswho.training.report import page
from guesswho.training.schedule import WarmUpCosine
from guesswho.vision.preprocess import to_input

History = list[dict[str, float]]
"""A row an epoch: epoch, side, loss, and balanced accuracy per attribute."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What to do in a fine-tuning."""

    sides: tuple[int, ...] = (128, 128, 128, 128, 128, 160, 160)
    """Side in pixels of each epoch's pictures."""
    steps: int = 700
    """Batches an epoch."""
    batch: int = 32
    peak_rate: float = 4e-4
    warm_up: int = 200
    seed: int = 1
    averaging: float = 0.0
    """Momentum a batch of the mean of the weights, which is what counts then; 0: no mean."""
    teacher: str = ""
    """Version of the models whose opinion is in the targets; blank: none."""

    def document(self) -> dict[str, Any]:
        """Plain JSON values."""
        return {**asdict(self), "sides": list(self.sides)}


REFINEMENT = Plan(sides=(160,) * 6, peak_rate=2e-4, averaging=0.999)
"""For a trunk that was trained here before."""


def is_refined(start: Path) -> bool:
    """Whether a training from ``start`` goes on from an earlier one here."""
    return network.was_trained(start)


@dataclass
class _State:
    """A training between two epochs."""

    model: keras.Model
    average: WeightAverage | None
    history: History

    @contextmanager
    def final(self) -> Iterator[keras.Model]:
        """The model as it would be handed out now: with the mean of its weights, if kept."""
        with self.average.applied(self.model) if self.average else nullcontext():
            yield self.model


def fine_tune(
    data: Dataset, start: Path, work: Path, plan: Plan, opinions: Scores | None = None
) -> History:
    """Train on ``data``'s train split, watching its validation split; a row an epoch.

    ``start`` is what ``network.build`` takes; ``opinions`` are a teacher's on the train split.
    After every epoch model and history go to ``work``; a later call for the same goes on from
    there. ``checkpoint`` tells where the model lies; ``curves.html`` shows how it goes.
    """
    work.mkdir(parents=True, exist_ok=True)
    learnt, held_out = data.part("train"), data.part("val")
    train = in_memory(learnt)
    if opinions is not None:
        train = distillation.mix(train, learnt, opinions)
    watched = in_memory(held_out).pictures
    identity = {"plan": plan.document(), "start": start.name, "data": _digest(learnt)}
    state = _resume(work, identity) or _fresh(train, start, plan)
    for epoch in range(len(state.history), len(plan.sides)):
        loss = _train(state, train, plan, epoch)
        side = plan.sides[epoch]
        with state.final() as model:
            scores = _watch(model, watched, held_out, side)
        state.history.append({"epoch": epoch + 1, "side": side, "loss": loss, **scores})
        _save(work, identity, state)
        page.write_curves(work / "curves.html", state.history)
    return state.history


def checkpoint(work: Path, epochs: int) -> Path:
    """The model after so many epochs, with the mean of its weights where the plan asked for it."""
    averaged = _averaged(work, epochs)
    return averaged if averaged.is_file() else _raw(work, epochs)


def _raw(work: Path, epochs: int) -> Path:
    return work / f"epoch_{epochs}.keras"


def _averaged(work: Path, epochs: int) -> Path:
    return work / f"averaged_{epochs}.keras"


def _train(state: _State, train: Labelled, plan: Plan, epoch: int) -> float:
    """One epoch; returns its mean loss."""
    side = plan.sides[epoch]
    batches = Batches(train, side, plan.batch, plan.steps, seed=plan.seed * 1000 + epoch)
    callbacks = [ProgressBar(f"trunk at {side} px"), *([state.average] if state.average else [])]
    fitted = state.model.fit(
        batches, epochs=epoch + 1, initial_epoch=epoch, verbose=0, callbacks=callbacks
    )
    return float(fitted.history["loss"][0])


def _fresh(train: Labelled, start: Path, plan: Plan) -> _State:
    keras.utils.set_random_seed(plan.seed)
    model = network.build(start)
    if not network.was_trained(start):
        batches = Batches(train, plan.sides[0], 32, 8, seed=plan.seed)
        first = np.concatenate([batches[i][0] for i in range(8)])
        network.recalibrate(model.get_layer(network.TRUNK), first)
    total = plan.steps * len(plan.sides)
    network.compile_for(model, WarmUpCosine(plan.peak_rate, plan.warm_up, total))
    return _State(model, WeightAverage(plan.averaging) if plan.averaging else None, [])


def _digest(data: Dataset) -> str:
    """Names the pictures and their labels: a training goes on only with what it began with."""
    return hashlib.sha256(repr(data.examples).encode()).hexdigest()[:12]


def _save(work: Path, identity: Mapping[str, Any], state: _State) -> None:
    """Models first, then the history that vouches for them."""
    epochs = len(state.history)
    state.model.save(_raw(work, epochs))
    _averaged(work, epochs).unlink(missing_ok=True)
    if state.average:
        with state.final() as model:
            model.save(_averaged(work, epochs))
    document = {**identity, "history": state.history}
    (work / "history.json").write_text(json.dumps(document, indent=1))
    for path in (_raw, _averaged):
        path(work, epochs - 1).unlink(missing_ok=True)


def _resume(work: Path, identity: Mapping[str, Any]) -> _State | None:
    record = work / "history.json"
    if not record.is_file():
        return None
    document = json.loads(record.read_text())
    history = document.pop("history")
    if document != identity:
        return None
    objects = {"WarmUpCosine": WarmUpCosine}
    model = keras.models.load_model(_raw(work, len(history)), custom_objects=objects)
    average = None
    if momentum := identity["plan"]["averaging"]:
        mean = keras.models.load_model(_averaged(work, len(history)), compile=False)
        average = WeightAverage(momentum, mean.get_weights())
    return _State(model, average, history)


def _watch(
    model: keras.Model, pictures: NDArray[np.uint8], data: Dataset, side: int
) -> dict[str, float]:
    """Balanced accuracy per attribute on pictures as framed."""
    scores: dict[str, list[NDArray[np.float32]]] = {attribute: [] for attribute in ATTRIBUTES}
    for start in range(0, len(pictures), 64):
        batch = [cv2.resize(p, (side, side)) for p in pictures[start : start + 64]]
        for attribute, logits in model.predict_on_batch(to_input(np.stack(batch))).items():
            scores[attribute].append(logits)
    return {
        attribute: balanced_accuracy(
            data.labels(attribute), np.concatenate(logits).argmax(1), len(ATTRIBUTES[attribute])
        )
        for attribute, logits in scores.items()
    }
