"""The layout of ``models/``: what training saves and serving loads; knows no engine.

::

    models/
    ├── trunk.tflite            input (1, 160, 160, 3) float32 in −1…1 → feature map (1, 5, 5, C)
    ├── trunk.json              its card: "version", "side", and what training wants to tell
    └── heads/
        ├── <attribute>.npz     kernel (C, k), bias (k,), temperature ()
        └── <attribute>.json    its card: "attribute", "values", "version", "trunk", …

A version is the first twelve hex digits of the SHA-256 of the file it names, so a card
cannot vouch for other weights than those beside it, and equal weights have equal names.
"""

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import numpy as np
from numpy.typing import NDArray

from guesswho.attributes import ATTRIBUTES
from guesswho.errors import ModelUnavailable, UnknownAttribute
from guesswho.vision.preprocess import SIDE

Card = Mapping[str, Any]
"""A model card: plain JSON values."""


@dataclass(frozen=True, slots=True, eq=False)
class Head:
    """One attribute's classifier: dense with softmax on the trunk's embedding of length C."""

    kernel: NDArray[np.float32]
    """Weights ``(C, k)``, one column for each of the attribute's k values in their order."""
    bias: NDArray[np.float32]
    """``(k,)``."""
    temperature: float = 1.0
    """Divides the logits; fitted on held-out pictures, so that scores are probabilities."""

    def logits(self, embedding: NDArray[np.float32]) -> NDArray[np.float32]:
        """``(…, C)`` → ``(…, k)``, already divided by the temperature."""
        scores: NDArray[np.float32] = (embedding @ self.kernel + self.bias) / np.float32(
            self.temperature
        )
        return scores

    def probabilities(self, embedding: NDArray[np.float32]) -> NDArray[np.float64]:
        """Softmax of the logits: ``(…, C)`` → ``(…, k)``, each row sums to 1."""
        logits = self.logits(embedding).astype(np.float64)
        powers = np.exp(logits - logits.max(axis=-1, keepdims=True))
        shares: NDArray[np.float64] = powers / powers.sum(axis=-1, keepdims=True)
        return shares


@dataclass(frozen=True, slots=True, eq=False)
class TrunkFile:
    """The trunk as it lies in the folder, checked against its card."""

    tflite: bytes
    card: Card

    @property
    def version(self) -> str:
        """Digest of the network's bytes."""
        return str(self.card["version"])


@dataclass(frozen=True, slots=True, eq=False)
class Models:
    """Everything in the folder, checked: trunk and eight heads that belong together."""

    trunk: TrunkFile
    heads: Mapping[str, Head]
    """Attribute to head, in the order of ``ATTRIBUTES``."""
    cards: Mapping[str, Card]
    """Attribute to the card of its head."""

    @property
    def version(self) -> str:
        """Changes whenever any weight of trunk or heads does."""
        return _digest(" ".join(self.versions.values()).encode())

    @property
    def versions(self) -> Mapping[str, str]:
        """``"trunk"``, then every attribute, to the digest of its weights."""
        heads = {attribute: str(card["version"]) for attribute, card in self.cards.items()}
        return {"trunk": self.trunk.version, **heads}


def save_trunk(models_dir: Path, tflite: bytes, card: Card) -> str:
    """Write the trunk and its card; return its version, which the card gets as ``version``."""
    version = _digest(tflite)
    models_dir.mkdir(parents=True, exist_ok=True)
    (models_dir / "trunk.tflite").write_bytes(tflite)
    _write_card(models_dir / "trunk.json", {**card, "side": SIDE, "version": version})
    return version


def save_head(models_dir: Path, attribute: str, head: Head, card: Card) -> str:
    """Write one head and its card; return its version, a digest of the weights.

    ``card`` must hold ``"trunk"``, the version of the trunk it was trained on; it gets
    ``attribute``, ``values`` and ``version``. Equal weights give identical files.

    Raises ``UnknownAttribute``, ``ValueError`` for weights of the wrong shape.
    """
    if attribute not in ATTRIBUTES:
        raise UnknownAttribute(attribute)
    if "trunk" not in card:
        raise ValueError("a head's card must name its trunk")
    fault = _shape_fault(attribute, head)
    if fault:
        raise ValueError(fault)
    weights = _pack(head)
    version = _digest(weights)
    folder = models_dir / "heads"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{attribute}.npz").write_bytes(weights)
    facts = {"attribute": attribute, "values": list(ATTRIBUTES[attribute]), "version": version}
    _write_card(folder / f"{attribute}.json", {**card, **facts})
    return version


def load_trunk(models_dir: Path) -> TrunkFile:
    """Read the trunk alone, as training a head does.

    Raises ``ModelUnavailable`` naming the file that is missing or broken.
    """
    path = models_dir / "trunk.tflite"
    card = _read_card(models_dir / "trunk.json")
    tflite = _read(path)
    if card.get("version") != _digest(tflite):
        _refuse(path, "is not the file that its card describes")
    if card.get("side") != SIDE:
        _refuse(path, f"reads {card.get('side')} pixels a side, not {SIDE}")
    return TrunkFile(tflite, card)


def load_head(models_dir: Path, attribute: str, trunk_version: str) -> tuple[Head, Card]:
    """Read one head and its card.

    Raises ``ModelUnavailable`` naming the file that is missing, broken, of another shape
    than the vocabulary asks for, or trained on another trunk.
    """
    path = models_dir / "heads" / f"{attribute}.npz"
    card = _read_card(path.with_suffix(".json"))
    weights = _read(path)
    if card.get("version") != _digest(weights):
        _refuse(path, "is not the file that its card describes")
    if card.get("attribute") != attribute or card.get("values") != list(ATTRIBUTES[attribute]):
        _refuse(path, "answers other values than the vocabulary has")
    if card.get("trunk") != trunk_version:
        _refuse(path, f"was trained on trunk {card.get('trunk')}, not {trunk_version}")
    head = _unpack(path, weights)
    fault = _shape_fault(attribute, head)
    if fault:
        _refuse(path, fault)
    return head, card


def load_models(models_dir: Path) -> Models:
    """Read and check the whole folder; raises ``ModelUnavailable`` naming the file at fault."""
    trunk = load_trunk(models_dir)
    loaded = {name: load_head(models_dir, name, trunk.version) for name in ATTRIBUTES}
    if len({head.kernel.shape[0] for head, _ in loaded.values()}) != 1:
        _refuse(models_dir / "heads", "disagree about the length of the embedding")
    return Models(
        trunk,
        heads={name: head for name, (head, _) in loaded.items()},
        cards={name: card for name, (_, card) in loaded.items()},
    )


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:12]


def _pack(head: Head) -> bytes:
    file = io.BytesIO()
    kernel, bias, temperature = (
        np.ascontiguousarray(a, np.float32) for a in (head.kernel, head.bias, head.temperature)
    )
    # savez stamps every entry with 1980-01-01, so equal arrays give equal bytes
    np.savez(file, kernel=kernel, bias=bias, temperature=temperature)
    return file.getvalue()


def _unpack(path: Path, weights: bytes) -> Head:
    try:
        with np.load(io.BytesIO(weights), allow_pickle=False) as arrays:
            temperature = float(arrays["temperature"].reshape(()))
            return Head(arrays["kernel"], arrays["bias"], temperature)
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile) as error:
        raise ModelUnavailable(f"{path} cannot be read: {error}") from error


def _shape_fault(attribute: str, head: Head) -> str | None:
    values = len(ATTRIBUTES[attribute])
    if head.kernel.shape[1:] != (values,) or head.bias.shape != (values,):
        return f"has shapes {head.kernel.shape} and {head.bias.shape} for {values} values"
    if not (np.isfinite(head.kernel).all() and np.isfinite(head.bias).all()):
        return "holds weights that are not numbers"
    if not (np.isfinite(head.temperature) and head.temperature > 0):
        return f"has the temperature {head.temperature}"
    return None


def _read_card(path: Path) -> dict[str, Any]:
    try:
        card = json.loads(_read(path))
    except ValueError as error:
        raise ModelUnavailable(f"{path} is no JSON: {error}") from error
    if not isinstance(card, dict):
        _refuse(path, "is no model card")
    return card


def _write_card(path: Path, card: Card) -> None:
    path.write_text(json.dumps(card, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ModelUnavailable(f"{path} is missing: {error.strerror}") from error


def _refuse(path: Path, fault: str) -> NoReturn:
    raise ModelUnavailable(f"{path} {fault}")
