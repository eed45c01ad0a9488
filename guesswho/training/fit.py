"""What ``train`` does: datasets in; candidates, the gate, ``models/`` and a report out."""

import shutil
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from tqdm import tqdm

from guesswho.attributes import ATTRIBUTES
from guesswho.errors import BadInput, ModelUnavailable
from guesswho.training import gate, heads, previous, worth
from guesswho.training.dataset import Dataset
from guesswho.training.evaluate import Scores
from guesswho.training.report import page
from guesswho.training.report.results import Part, Results
from guesswho.training.views import VIEWS
from guesswho.vision.litert import LiteRtTrunk
from guesswho.vision.model_folder import (
    Head,
    load_head,
    load_models,
    load_trunk,
    save_head,
    save_trunk,
)

if TYPE_CHECKING:
    from guesswho.training.trunk import Plan


@dataclass(frozen=True)
class Places:
    """Where a training writes."""

    models: Path
    """What ships."""
    work: Path
    """Checkpoints, cached embeddings, reports, models that were replaced: never committed."""

    @property
    def candidate(self) -> Path:
        """The models folder of the last training, accepted or not."""
        return self.work / "candidate"


@dataclass(frozen=True, kw_only=True)
class TrunkOrder:
    """What is wanted of a new trunk; what is not said follows the plan for its start."""

    start: Path | None
    """ImageNet weights, or a checkpoint of an earlier training to refine."""
    teacher: Path | None = None
    """A models folder whose opinion goes into the targets."""
    sides: tuple[int, ...] | None = None
    steps: int | None = None
    undecided: tuple[str, ...] = ()
    """Attributes that the pictures cannot teach: their heads give every value the same score."""

    def plan(self, usual: "Plan", teacher: str) -> "Plan":
        """The usual plan with what was asked for in its place."""
        return replace(
            usual,
            sides=self.sides or usual.sides,
            steps=self.steps or usual.steps,
            teacher=teacher,
        )


@dataclass(frozen=True)
class Outcome:
    """What came of a training."""

    report: Path
    accepted: tuple[str, ...]
    """Attributes whose heads are in ``models/`` now."""
    refused: Mapping[str, str]
    """Attribute → why the old one stays."""
    kept: Path | None
    """Where the replaced files are."""


@dataclass(frozen=True)
class Model:
    """A trunk, and the heads that belong to it."""

    trunk: LiteRtTrunk
    heads: Mapping[str, Head]

    def scores(self, data: Dataset, cache: Path) -> Scores:
        """Its probabilities on ``data``'s pictures as framed."""
        if not data.examples or not self.heads:
            return {}
        embeddings = heads.embed(data, self.trunk, cache)
        return {attribute: head.probabilities(embeddings) for attribute, head in self.heads.items()}


def train_trunk(data: Dataset, order: TrunkOrder, places: Places, force: bool = False) -> Outcome:
    """Fine-tune the trunk, export it, train all heads on it, replace all nine if none is worse.

    Interrupted, a second call goes on after the last whole epoch.
    """
    from guesswho.training import export, trunk  # noqa: PLC0415  (Keras takes seconds to load)

    if order.start is None:
        raise BadInput("--start must name what the trunk starts from")
    for attribute in ATTRIBUTES:  # hours before the heads would find out
        if attribute not in order.undecided:
            heads.check_counts(attribute, data.part("train"), data.part("val"))
    opinions, teacher = _opinions(data.part("train"), order.teacher, places)
    plan = order.plan(trunk.REFINEMENT if trunk.is_refined(order.start) else trunk.Plan(), teacher)
    history = trunk.fine_tune(data, order.start, places.work / "trunk", plan, opinions)
    network = export.trained_trunk(trunk.checkpoint(places.work / "trunk", len(history)))
    card = {"architecture": "MobileNetV2 1.0", "plan": plan.document(), "data": _data_card(data)}
    _clear(places.candidate)
    save_trunk(places.candidate, export.to_tflite(network), card)
    fitted = _fit(data, tuple(ATTRIBUTES), places, order.undecided)
    return _judge(data, fitted, places, history, force, whole=True)


def _opinions(learnt: Dataset, teacher: Path | None, places: Places) -> tuple[Scores | None, str]:
    """The teacher's probabilities on the training pictures, over all views; and its version."""
    if teacher is None:
        return None, ""
    model = load_models(teacher)
    trunk, cache = LiteRtTrunk(model.trunk), places.work / "embeddings"
    # Heads are linear: the mean embedding has the mean logits of all views.
    mean = np.mean([heads.embed(learnt, trunk, cache, view) for view in VIEWS], axis=0)
    return {a: head.probabilities(mean) for a, head in model.heads.items()}, model.version


def train_heads(
    data: Dataset,
    attributes: Sequence[str],
    places: Places,
    undecided: Sequence[str] = (),
    force: bool = False,
) -> Outcome:
    """Train the named heads on the trunk in ``models/``; each replaces its own unless worse."""
    load_trunk(places.models)
    _clear(places.candidate)
    places.candidate.mkdir(parents=True)
    for file in previous.TRUNK_FILES:
        shutil.copyfile(places.models / file, places.candidate / file)
    fitted = _fit(data, attributes, places, undecided)
    return _judge(data, fitted, places, (), force, whole=False)


def measure_worth(data: Dataset, start: Path | None, places: Places) -> tuple[Path, worth.Worth]:
    """Learning curves on the trunk in ``models/`` and, if given, on the start weights.

    Returns the report's path beside what it tells.
    """
    trunks = {"our trunk": LiteRtTrunk(load_trunk(places.models))}
    if start is not None:
        from guesswho.training import export  # noqa: PLC0415  (Keras takes seconds to load)

        trunks["start weights"] = LiteRtTrunk(export.start_trunk(start))
    found = worth.measure(data, trunks, places.work / "embeddings")
    path = places.work / "reports" / f"{previous.now()}-curves.html"
    page.write_worth(path, found)
    return path, found


def _fit(
    data: Dataset, attributes: Sequence[str], places: Places, undecided: Sequence[str]
) -> Mapping[str, heads.FittedHead]:
    """Heads on the candidate's trunk, saved beside it."""
    trunk = LiteRtTrunk(load_trunk(places.candidate))
    train, held_out = data.part("train"), data.part("val")
    seen = heads.embed(train, trunk, places.work / "embeddings")
    watched = heads.embed(held_out, trunk, places.work / "embeddings")
    fitted = {}
    for attribute in tqdm(attributes, desc="heads", unit="head"):
        if attribute in undecided:
            found = heads.undecided(attribute, seen.shape[1])
        else:
            found = heads.fit_head(attribute, train, seen, held_out, watched)
        save_head(places.candidate, attribute, found.head, _head_card(found, trunk, data))
        fitted[attribute] = found
    return fitted


def _judge(
    data: Dataset,
    fitted: Mapping[str, heads.FittedHead],
    places: Places,
    history: Sequence[Mapping[str, float]],
    force: bool,
    whole: bool,
) -> Outcome:
    """Compare with what is accepted, replace what may be replaced, write the report.

    ``whole``: trunk and heads go together, so one that is refused refuses all.
    """
    new, old = _model(places.candidate, fitted), _accepted(places.models, fitted)
    cache = places.work / "embeddings"
    parts = tuple(
        Part(name, split, new.scores(split, cache), old.scores(split, cache) if old else {})
        for name in ("val", "test")
        if (split := data.part(name)).examples
    )
    comparisons = gate.compare(parts[0].data, parts[0].old, parts[0].new)
    worse = gate.refusals(comparisons)
    refused = {} if force else worse
    accepted = tuple(a for a in fitted if not (refused if whole else a in refused))
    path = places.work / "reports" / f"{previous.now()}.html"
    page.write(path, Results(history, fitted, parts, comparisons, refused, accepted))
    kept = _replace(places, accepted, whole, {"report": str(path), "forced_over": worse})
    return Outcome(path, accepted, refused, kept)


def _replace(
    places: Places, accepted: Sequence[str], whole: bool, why: Mapping[str, Any]
) -> Path | None:
    if not accepted:
        return None
    head_files = [file for attribute in accepted for file in previous.head_files(attribute)]
    files = [*(previous.TRUNK_FILES if whole else ()), *head_files]
    return previous.replace(places.models, places.candidate, files, places.work, why)


def _accepted(models: Path, attributes: Mapping[str, Any]) -> Model | None:
    """What serves today of ``attributes``; ``None`` where there is no trunk."""
    try:
        return _model(models, attributes)
    except ModelUnavailable:
        return None


def _model(folder: Path, attributes: Mapping[str, Any]) -> Model:
    """Heads that are missing or belong to another trunk are left out: they cannot serve."""
    trunk = LiteRtTrunk(load_trunk(folder))
    found = {attribute: _head(folder, attribute, trunk.version) for attribute in attributes}
    return Model(trunk, {a: head for a, head in found.items() if head is not None})


def _head(folder: Path, attribute: str, trunk: str) -> Head | None:
    try:
        return load_head(folder, attribute, trunk)[0]
    except ModelUnavailable:
        return None


def _clear(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)


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
