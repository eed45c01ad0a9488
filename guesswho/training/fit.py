"""What ``train`` does: datasets in, ``models/`` and a report out."""

import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tqdm import tqdm

from guesswho.attributes import ATTRIBUTES
from guesswho.errors import BadInput
from guesswho.training import heads, report
from guesswho.training.dataset import Dataset
from guesswho.vision.litert import LiteRtTrunk
from guesswho.vision.model_folder import load_trunk, save_head, save_trunk


@dataclass(frozen=True)
class Places:
    """Where a training writes."""

    models: Path
    """What ships."""
    work: Path
    """Checkpoints, cached embeddings, reports: never committed."""


def train_trunk(data: Dataset, start: Path | None, places: Places, epochs: int | None) -> Path:
    """Fine-tune the trunk, export it and train all heads on it; return the report's path.

    Interrupted, a second call goes on after the last whole epoch. ``epochs`` shortens the plan.
    """
    from guesswho.training import export, trunk  # noqa: PLC0415  (Keras takes seconds to load)

    if start is None:
        raise BadInput("--start must name the start weights of the trunk")
    plan = trunk.Plan() if epochs is None else trunk.Plan(sides=trunk.Plan().sides[:epochs])
    history = trunk.fine_tune(data, start, places.work / "trunk", plan)
    network = export.trained_trunk(trunk.checkpoint(places.work / "trunk", len(history)))
    card = {"architecture": "MobileNetV2 1.0", "plan": plan.document(), "data": _data_card(data)}
    save_trunk(places.models, export.to_tflite(network), card)
    return train_heads(data, tuple(ATTRIBUTES), places, history)


def train_heads(
    data: Dataset,
    attributes: Sequence[str],
    places: Places,
    history: Sequence[Mapping[str, float]] = (),
) -> Path:
    """Train the named heads on the trunk in ``models/``; return the report's path.

    ``history`` is the trunk's, for the report's learning curves.
    """
    trunk = LiteRtTrunk(load_trunk(places.models))
    train, held_out = data.part("train"), data.part("val")
    cache = places.work / "embeddings"
    seen = heads.embed(train, trunk, cache)
    watched = heads.embed(held_out, trunk, cache)
    fitted = {}
    for attribute in tqdm(attributes, desc="heads", unit="head"):
        found = heads.fit_head(attribute, train, seen, held_out, watched)
        save_head(places.models, attribute, found.head, _head_card(found, trunk, data))
        fitted[attribute] = found
    path = places.work / "reports" / f"{time.strftime('%Y%m%d-%H%M%S')}.html"
    report.write(path, history, fitted)
    return path


def _head_card(found: heads.FittedHead, trunk: LiteRtTrunk, data: Dataset) -> dict[str, Any]:
    return {
        "trunk": trunk.version,
        "examples": found.examples,
        "inverse_regularisation": found.strength,
        "validation_balanced_accuracy": round(found.balanced_accuracy, 4),
        "data": _data_card(data),
    }


def _data_card(data: Dataset) -> dict[str, Any]:
    """Pictures a source, and the terms that a model trained on them carries."""
    sources = Counter(example.source or "unnamed" for example in data.part("train").examples)
    return {"training_pictures": dict(sorted(sources.items())), "terms": "see models/LICENSE"}
