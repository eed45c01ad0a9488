"""Fine-tunes the trunk on all eight attributes at once; resumable, at growing sizes."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import cv2
import keras
import numpy as np
from numpy.typing import NDArray

from guesswho.attributes import ATTRIBUTES
from guesswho.training import network
from guesswho.training.batches import Batches, Labelled, in_memory
from guesswho.training.dataset import Dataset
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

    def document(self) -> dict[str, Any]:
        """Plain JSON values."""
        return {**asdict(self), "sides": list(self.sides)}


def fine_tune(data: Dataset, start_weights: Path, work: Path, plan: Plan) -> History:
    """Train on ``data``'s train split, watching its validation split; a row an epoch.

    After every epoch model and history go to ``work``; a later call with the same plan goes
    on from there. ``checkpoint`` tells where the model lies; ``curves.html`` shows how it goes.
    """
    work.mkdir(parents=True, exist_ok=True)
    train = in_memory(data.part("train"))
    held_out = data.part("val")
    watched = in_memory(held_out).pictures
    model, history = _resume(work, plan) or (_fresh(train, start_weights, plan), [])
    for epoch in range(len(history), len(plan.sides)):
        side = plan.sides[epoch]
        batches = Batches(train, side, plan.batch, plan.steps, seed=plan.seed * 1000 + epoch)
        bar = ProgressBar(f"trunk at {side} px")
        fitted = model.fit(
            batches, epochs=epoch + 1, initial_epoch=epoch, verbose=0, callbacks=[bar]
        )
        scores = _watch(model, watched, held_out, side)
        loss = float(fitted.history["loss"][0])
        history.append({"epoch": epoch + 1, "side": side, "loss": loss, **scores})
        _save(work, plan, model, history)
        page.write_curves(work / "curves.html", history)
    return history


def checkpoint(work: Path, epochs: int) -> Path:
    """The model after so many epochs."""
    return work / f"epoch_{epochs}.keras"


def _fresh(train: Labelled, start_weights: Path, plan: Plan) -> keras.Model:
    keras.utils.set_random_seed(plan.seed)
    model = network.build(start_weights)
    first = np.stack([Batches(train, plan.sides[0], 32, 8, seed=plan.seed)[i][0] for i in range(8)])
    network.recalibrate(model.get_layer(network.TRUNK), first.reshape(-1, *first.shape[2:]))
    total = plan.steps * len(plan.sides)
    network.compile_for(model, WarmUpCosine(plan.peak_rate, plan.warm_up, total))
    return model


def _save(work: Path, plan: Plan, model: keras.Model, history: History) -> None:
    """Model first, then the history that vouches for it."""
    model.save(checkpoint(work, len(history)))
    document = {"plan": plan.document(), "history": history}
    (work / "history.json").write_text(json.dumps(document, indent=1))
    checkpoint(work, len(history) - 1).unlink(missing_ok=True)


def _resume(work: Path, plan: Plan) -> tuple[keras.Model, History] | None:
    record = work / "history.json"
    if not record.is_file():
        return None
    document = json.loads(record.read_text())
    if document["plan"] != plan.document():
        return None
    history = document["history"]
    objects = {"WarmUpCosine": WarmUpCosine}
    return keras.models.load_model(checkpoint(work, len(history)), custom_objects=objects), history


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
