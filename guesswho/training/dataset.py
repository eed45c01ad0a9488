"""A dataset folder: ``labels.csv`` with pictures beside it, or a folder of class folders.

``labels.csv`` names pictures that lie loose or in zip shards. In class folders
(``hat/yes/*.jpg``) a subfolder is a person (``hat/yes/anna/*.jpg``); a picture outside one is
a person of its own. Splits come from ``split.csv``, else from the column ``split``, else they
are dealt out by person, always the same way.
"""

import csv
import io
import zipfile
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, UnidentifiedImageError

from guesswho.attributes import ATTRIBUTES, Traits
from guesswho.errors import BadDataset, BadInput
from guesswho.training import split
from guesswho.training.example import Example

PICTURE_SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".webp"})
AUTOMATIC_SEED = 1
"""Deals out the splits of folders that bring none."""


@dataclass(frozen=True)
class Dataset:
    """A folder and the examples in it."""

    root: Path
    examples: tuple[Example, ...]

    def part(self, *splits: str) -> "Dataset":
        """The examples of these splits."""
        return Dataset(self.root, tuple(e for e in self.examples if e.split in splits))

    def taught_by(self, sources: Collection[str]) -> "Dataset":
        """Learn and choose from these sources alone; the test split only tells, and stays whole.

        Raises ``BadDataset`` for a source that no example has.
        """
        unknown = set(sources) - {e.source for e in self.examples}
        if unknown:
            raise BadDataset(f"no picture comes from {', '.join(sorted(unknown))}")
        kept = (e for e in self.examples if e.split == "test" or e.source in sources)
        return Dataset(self.root, tuple(kept))

    def without(self, paths: Collection[str]) -> "Dataset":
        """Leave pictures out, by the path that the dataset gives them.

        Raises ``BadDataset`` for a path that is not there.
        """
        unknown = set(paths) - {e.path for e in self.examples}
        if unknown:
            raise BadDataset(f"there is no picture {', '.join(sorted(unknown))}")
        return Dataset(self.root, tuple(e for e in self.examples if e.path not in paths))

    def pictures(self) -> Iterator[NDArray[np.uint8]]:
        """Every picture in order, RGB ``(height, width, 3)``, as framed in the folder.

        Raises ``BadDataset`` naming the first file that cannot be read.
        """
        for example, data in zip(self.examples, self.files(), strict=True):
            yield _decode(data, example)

    def attempts(self) -> Iterator[NDArray[np.uint8] | BadDataset]:
        """Every picture in order, and in the place of one that cannot be read the reason."""
        with _Folder(self.root) as folder:
            for example in self.examples:
                try:
                    yield _decode(folder.read(example), example)
                except BadDataset as reason:
                    yield reason

    def files(self) -> Iterator[bytes]:
        """Every picture file's bytes, in order.

        Raises ``BadDataset`` naming the first file that cannot be read.
        """
        with _Folder(self.root) as folder:
            for example in self.examples:
                yield folder.read(example)

    def people(self) -> NDArray[np.int64]:
        """``(n,)`` numbers 0…p−1, one a person."""
        identities = [example.identity for example in self.examples]
        return np.unique(identities, return_inverse=True)[1].astype(np.int64)

    def labels(self, attribute: str) -> NDArray[np.int64]:
        """``(n,)`` positions in the attribute's values; −1 where unknown."""
        values = ATTRIBUTES[attribute]
        return np.array(
            [-1 if (v := e.traits[attribute]) is None else values.index(v) for e in self.examples],
            dtype=np.int64,
        )


def load(root: Path) -> Dataset:
    """Read a dataset folder: ``labels.csv``, or class folders ``<attribute>/<value>/*.jpg``.

    Raises ``BadDataset`` when there is neither, or a row is malformed.
    """
    examples, has_splits = _read(root)
    known = split.read(root)
    if known is not None:
        examples = split.apply(examples, known)
    elif not has_splits:
        examples = split.assign(examples, AUTOMATIC_SEED)
    return Dataset(root, examples)


def read(root: Path) -> tuple[Example, ...]:
    """The folder's examples without regard to how they are, or should be, split.

    Raises ``BadDataset`` as ``load`` does.
    """
    return _read(root)[0]


def _read(root: Path) -> tuple[tuple[Example, ...], bool]:
    """The examples, and whether they come with splits."""
    table = root / "labels.csv"
    if table.is_file():
        examples, has_splits = _read_table(table)
    else:
        examples, has_splits = tuple(_class_folders(root)), False
    if not examples:
        raise BadDataset(f"{root} has no labels.csv and no class folders with pictures")
    return examples, has_splits


def _read_table(table: Path) -> tuple[tuple[Example, ...], bool]:
    """The examples, and whether the table has a column of splits."""
    with table.open(newline="", encoding="utf-8-sig") as file:
        reader = csv.DictReader(file)
        columns = set(reader.fieldnames or ())
        missing = {"path", *ATTRIBUTES} - columns
        if missing:
            raise BadDataset(f"{table.name} lacks the columns {', '.join(sorted(missing))}")
        rows = enumerate(reader, start=2)
        examples = tuple(_example(row, f"{table.name}, line {number}") for number, row in rows)
        return examples, "split" in columns


def _example(row: dict[str, str], where: str) -> Example:
    try:
        traits = Traits({attribute: row[attribute] for attribute in ATTRIBUTES})
        weight = float(row.get("weight") or 1)
    except (BadInput, ValueError) as error:
        raise BadDataset(f"{where}: {type(error).__name__} {error.args}") from error
    return Example(
        path=row["path"],
        traits=traits,
        shard=row.get("shard") or "",
        split=row.get("split") or "train",
        source=row.get("source") or "",
        identity=row.get("identity") or row["path"],
        quality=row.get("quality") or "hand",
        weight=weight,
    )


def _class_folders(root: Path) -> Iterator[Example]:
    for attribute, values in ATTRIBUTES.items():
        for value in values:
            folder = root / attribute / value
            for path in _pictures_in(folder):
                name = path.relative_to(root).as_posix()
                person = path.parent.name if path.parent != folder else name
                yield Example(path=name, traits=Traits({attribute: value}), identity=person)


def _pictures_in(folder: Path) -> Iterable[Path]:
    if not folder.is_dir():
        return ()
    found = (*folder.glob("*"), *folder.glob("*/*"))
    return sorted(p for p in found if p.suffix.lower() in PICTURE_SUFFIXES)


class _Folder:
    """Reads files of one folder; keeps its zip shards open in between."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._shards: dict[str, zipfile.ZipFile] = {}

    def __enter__(self) -> "_Folder":
        return self

    def __exit__(self, *_: object) -> None:
        for shard in self._shards.values():
            shard.close()

    def read(self, example: Example) -> bytes:
        try:
            if not example.shard:
                return (self._root / example.path).read_bytes()
            if example.shard not in self._shards:
                self._shards[example.shard] = zipfile.ZipFile(self._root / example.shard)
            return self._shards[example.shard].read(example.path)
        except (OSError, KeyError, zipfile.BadZipFile) as error:
            raise BadDataset(f"{example.path} cannot be read: {error}") from error


def _decode(data: bytes, example: Example) -> NDArray[np.uint8]:
    try:
        with Image.open(io.BytesIO(data)) as picture:
            return np.asarray(picture.convert("RGB"))
    except (OSError, UnidentifiedImageError) as error:
        raise BadDataset(f"{example.path} cannot be read: {error}") from error
