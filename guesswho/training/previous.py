"""Replaces files in ``models/`` and keeps what was there, so that it can be brought back.

::

    previous/<time>/record.json    which files were replaced, with their digests
    previous/<time>/models/…       their bytes; files that were not there before have none
    undone/<time>/…                the same after ``rollback``, with the bytes it took away
"""

import hashlib
import json
import shutil
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from guesswho.errors import ModelUnavailable, NotFound

_RECORD = "record.json"


def head_files(attribute: str) -> tuple[str, str]:
    """The files of one head in a models folder."""
    return f"heads/{attribute}.npz", f"heads/{attribute}.json"


TRUNK_FILES = ("trunk.tflite", "trunk.json")


def now() -> str:
    """A name for this moment; later ones sort later."""
    return datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")


def replace(
    models: Path, candidate: Path, files: Sequence[str], kept: Path, why: Mapping[str, Any]
) -> Path:
    """Copy ``files`` from ``candidate`` over ``models``, after keeping those that are there.

    ``kept`` is the folder of all that was ever replaced; ``why`` goes into the record.
    Returns the folder that keeps them. An interruption in between is undone by ``rollback``.
    """
    folder = kept / "previous" / now()
    for file in files:
        if (models / file).is_file():
            _copy(models / file, folder / "models" / file)
    record = {
        **why,
        "replaced": {file: _digest(models / file) for file in files},
        "by": {file: _digest(candidate / file) for file in files},
    }
    folder.mkdir(parents=True, exist_ok=True)
    (folder / _RECORD).write_text(json.dumps(record, indent=1), encoding="utf-8")
    for file in files:
        _copy(candidate / file, models / file)
    return folder


def rollback(models: Path, kept: Path) -> Mapping[str, Any]:
    """Bring back what the last replacement took away, byte for byte; return its record.

    What it takes away itself stays under ``undone``. Called again it goes back one further.
    Raises ``NotFound`` when nothing was replaced, ``ModelUnavailable`` for damaged copies.
    """
    folder = _last(kept / "previous")
    record: dict[str, Any] = json.loads((folder / _RECORD).read_text(encoding="utf-8"))
    for file, digest in record["replaced"].items():
        if _digest(folder / "models" / file) != digest:
            raise ModelUnavailable(f"{folder / 'models' / file} is damaged: nothing was changed")
    undone = kept / "undone" / folder.name
    for file, digest in record["replaced"].items():
        if (models / file).is_file():
            _copy(models / file, undone / "taken_away" / file)
        if digest is None:
            (models / file).unlink(missing_ok=True)
        else:
            _copy(folder / "models" / file, models / file)
    shutil.copytree(folder, undone, dirs_exist_ok=True)
    shutil.rmtree(folder)
    return record


def _last(previous: Path) -> Path:
    folders = sorted(record.parent for record in previous.glob(f"*/{_RECORD}"))
    if not folders:
        raise NotFound("no model was replaced here, so there is none to bring back")
    return folders[-1]


def _copy(source: Path, target: Path) -> None:
    """Whole or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(target.name + ".partial")
    shutil.copyfile(source, partial)
    partial.replace(target)


def _digest(path: Path) -> str | None:
    """SHA-256 of a file; ``None`` where there is none."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else None
