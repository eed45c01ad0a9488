"""CelebA as its users download it (Liu et al. 2015), for research only.

Its folder has the pictures and ``list_attr_celeba``, ``identity_CelebA`` and
``list_eval_partition``, as ``.txt`` or ``.csv``; without identities every picture counts as a
person, without partition the splits are dealt out. The aligned pictures (178 × 218) are framed
like ours (9 : 11, face in the middle) and are taken as they are.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from guesswho.attributes import Traits
from guesswho.errors import BadDataset
from guesswho.training.importing.folder import Found, around_face, as_framed

PARTITION = {"0": "train", "1": "val", "2": "test"}

_TABLES = ("list_attr_celeba", "identity_CelebA", "list_eval_partition")
_COLOURS = {
    "Black_Hair": "black",
    "Brown_Hair": "brown",
    "Blond_Hair": "blond",
    "Gray_Hair": "grey",
}

Flags = Mapping[str, bool]
"""CelebA's 40 attributes of a picture."""


def read(folder: Path, pictures: Path, find_face: bool) -> tuple[Found, ...]:
    """Every picture of the attribute table.

    ``find_face`` frames around the face, for the uncropped pictures ("in the wild").
    Raises ``BadDataset`` when there is no attribute table or it is malformed.
    """
    attributes, identities, partition = (_table(folder, name) for name in _TABLES)
    if not attributes:
        raise BadDataset(f"{folder} has no {_TABLES[0]}.txt or .csv")
    header, *rows = attributes
    names = header[1:] if header[0] == "image_id" else header  # csv tables name their first column
    people = {row[0]: row[1] for row in identities}
    splits = {row[0]: PARTITION.get(row[1], "") for row in partition}
    try:
        return tuple(
            Found(
                photo=pictures / file,
                name=Path(file).stem,
                identity=f"celeba:{people.get(file, file)}",
                traits=traits(dict(zip(names, flags, strict=True))),
                framing=around_face if find_face else as_framed,
                split=splits.get(file, ""),
            )
            for file, flags in _flags(rows)
        )
    except (KeyError, ValueError) as error:
        raise BadDataset(f"{_TABLES[0]} is malformed: {error!r}") from error


def traits(flags: Flags) -> Traits:
    """CelebA's 40 attributes as our eight; blank where they do not tell.

    - gender: Male.
    - hair_length: bald where Bald; CelebA does not tell short from long.
    - hair_type: straight where Straight_Hair and not Wavy_Hair, curly the other way round;
      blank for both, neither, Bald or Wearing_Hat.
    - hair_colour: where exactly one of black, brown, blond and grey is set and not Bald; CelebA
      has no red.
    - glasses: Eyeglasses (sunglasses too). tie: Wearing_Necktie. hat: Wearing_Hat.
    - facial_hair: yes with Goatee or Mustache or without No_Beard; no with No_Beard and without
      5_o_Clock_Shadow and Sideburns, which alone leave it blank.
    """
    return Traits(
        {
            "gender": "male" if flags["Male"] else "female",
            "hair_length": "bald" if flags["Bald"] else None,
            "hair_type": _hair_type(flags),
            "hair_colour": _hair_colour(flags),
            "glasses": _yes(flags["Eyeglasses"]),
            "tie": _yes(flags["Wearing_Necktie"]),
            "facial_hair": _facial_hair(flags),
            "hat": _yes(flags["Wearing_Hat"]),
        }
    )


def _hair_type(flags: Flags) -> str | None:
    straight, wavy = flags["Straight_Hair"], flags["Wavy_Hair"]
    if straight == wavy or flags["Bald"] or flags["Wearing_Hat"]:
        return None
    return "straight" if straight else "curly"


def _hair_colour(flags: Flags) -> str | None:
    colours = [colour for name, colour in _COLOURS.items() if flags[name]]
    return colours[0] if len(colours) == 1 and not flags["Bald"] else None


def _facial_hair(flags: Flags) -> str | None:
    if flags["Goatee"] or flags["Mustache"] or not flags["No_Beard"]:
        return "yes"
    return None if flags["5_o_Clock_Shadow"] or flags["Sideburns"] else "no"


def _yes(flag: bool) -> str:
    return "yes" if flag else "no"


def _flags(rows: list[list[str]]) -> Iterator[tuple[str, list[bool]]]:
    return ((file, [mark == "1" for mark in marks]) for file, *marks in rows)


def _table(folder: Path, name: str) -> list[list[str]]:
    """The rows of a text or csv table, split into cells; a first line with a count is skipped."""
    for path in (folder / f"{name}.txt", folder / f"{name}.csv"):
        if path.is_file():
            lines = path.read_text(encoding="utf-8").splitlines()
            rows = [re.split(r"[\s,]+", line.strip()) for line in lines if line.strip()]
            return [row for row in rows if len(row) > 1]
    return []
