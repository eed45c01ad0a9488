"""Writes a dataset folder: framed pictures and ``labels.csv``."""

import csv
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps, UnidentifiedImageError

from guesswho.attributes import ATTRIBUTES, Traits
from guesswho.errors import BadDataset
from guesswho.vision.face import Box, crop, find_faces, frame

COLUMNS = ("path", "split", "source", "identity", *ATTRIBUTES, "quality")

HEIGHT = 352
"""Framed pictures are kept at most so high: twice the height that training keeps in memory."""

_QUALITY = 92

Photo = NDArray[np.uint8]
Framing = Callable[[Photo], Photo]
Progress = Callable[[Iterable[Any]], Iterable[Any]]


@dataclass(frozen=True, slots=True)
class Found:
    """One picture in the source, with what is known of it."""

    photo: Path
    name: str
    """Its file name in the new folder, without suffix; slashes make subfolders."""
    identity: str
    traits: Traits
    framing: Framing
    split: str = ""


@dataclass(frozen=True)
class Imported:
    """What came of an import."""

    folder: Path
    pictures: int
    people: int
    unreadable: tuple[str, ...]
    labels: Mapping[str, Mapping[str, int]]


def as_framed(photo: Photo) -> Photo:
    """For pictures that show head and shoulders already."""
    return photo


def around_face(photo: Photo) -> Photo:
    """Head and shoulders around the largest face; around the middle where none is found."""
    faces = find_faces(photo)
    return crop(photo, frame(photo.shape, faces[0] if faces else None))


def around(face: Box) -> Framing:
    """Head and shoulders around a face that somebody marked."""
    return lambda photo: crop(photo, frame(photo.shape, face))


def cut(portrait: Box) -> Framing:
    """What somebody marked, as it is."""
    return lambda photo: crop(photo, portrait)


def write(
    out: Path, found: Iterable[Found], source: str, quality: str, progress: Progress
) -> Imported:
    """Write pictures and table to the new folder ``out``; unreadable pictures are left out.

    The table has splits only if every picture brings one. Raises ``BadDataset`` when ``out``
    has a table already, or nothing could be read.
    """
    if (out / "labels.csv").exists():
        raise BadDataset(f"{out} has a labels.csv already")
    kept, unreadable = [], []
    for picture in progress(found):
        try:
            _save(_open(picture.photo), out / f"{picture.name}.jpg", picture.framing)
            kept.append(picture)
        except (OSError, UnidentifiedImageError) as error:
            unreadable.append(f"{picture.photo} cannot be read: {error}")
    if not kept:
        raise BadDataset("; ".join(["no picture could be read", *unreadable[:1]]))
    _write_table(out / "labels.csv", kept, source, quality)
    return Imported(
        folder=out,
        pictures=len(kept),
        people=len({picture.identity for picture in kept}),
        unreadable=tuple(unreadable),
        labels=_label_counts(kept),
    )


def _open(path: Path) -> Photo:
    """The picture upright, RGB."""
    with Image.open(path) as picture:
        return np.asarray(ImageOps.exif_transpose(picture).convert("RGB"))


def _save(photo: Photo, path: Path, framing: Framing) -> None:
    portrait = Image.fromarray(framing(photo))
    if portrait.height > HEIGHT:
        width = max(1, round(portrait.width * HEIGHT / portrait.height))
        portrait = portrait.resize((width, HEIGHT), Image.Resampling.LANCZOS)
    path.parent.mkdir(parents=True, exist_ok=True)
    portrait.save(path, quality=_QUALITY)


def _write_table(path: Path, kept: Iterable[Found], source: str, quality: str) -> None:
    rows = [_row(picture, source, quality) for picture in kept]
    columns = [c for c in COLUMNS if c != "split" or all(row["split"] for row in rows)]
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, columns, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _row(picture: Found, source: str, quality: str) -> dict[str, str]:
    return {
        "path": f"{picture.name}.jpg",
        "split": picture.split,
        "source": source,
        "identity": picture.identity,
        **{attribute: value or "" for attribute, value in picture.traits.items()},
        "quality": quality,
    }


def _label_counts(kept: Iterable[Found]) -> dict[str, dict[str, int]]:
    found = Counter(pair for picture in kept for pair in picture.traits.items())
    return {a: {v: found[a, v] for v in values} for a, values in ATTRIBUTES.items()}
