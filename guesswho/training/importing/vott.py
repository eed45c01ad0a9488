"""Annotations made with VoTT (Visual Object Tagging Tool 2), its JSON export.

The export names photos (``assets``), and in each photo boxes (``regions``) with tags. A box
is a face; what its tags say becomes labels. A tag is read without regard to case, with spaces,
hyphens and underscores alike:

- ``hat = yes``, ``hair colour: grey``: attribute and value of the vocabulary;
- a word of ``WORDS``: ``woman``, ``no glasses``, ``bearded``, ``short hair`` …;
- ``person: anna``: who it is, so that all of Anna's pictures land in one split. Boxes without
  it belong to a person a photo.

A box whose tags contradict each other (``hat``, ``no hat``) stays unlabelled in that attribute.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import unquote, urlparse

from guesswho.attributes import ATTRIBUTES, Traits
from guesswho.errors import BadDataset
from guesswho.training.importing.folder import Found, around, cut
from guesswho.vision.face import Box

_SPOKEN = {
    ("gender", "female"): ("female", "woman", "women", "girl"),
    ("gender", "male"): ("male", "man", "men", "boy"),
    ("hair_length", "bald"): ("bald", "no hair"),
    ("hair_length", "short"): ("short", "short hair"),
    ("hair_length", "long"): ("long", "long hair"),
    ("hair_type", "straight"): ("straight", "straight hair"),
    ("hair_type", "curly"): ("curly", "curly hair", "curls", "wavy", "wavy hair"),
    ("hair_colour", "black"): ("black", "black hair"),
    ("hair_colour", "brown"): ("brown", "brown hair", "brunette"),
    ("hair_colour", "blond"): ("blond", "blonde", "blond hair", "blonde hair"),
    ("hair_colour", "grey"): ("grey", "gray", "grey hair", "gray hair", "white hair"),
    ("hair_colour", "red"): ("red", "red hair", "ginger"),
    ("glasses", "yes"): ("glasses", "with glasses", "sunglasses", "spectacles"),
    ("glasses", "no"): ("no glasses", "without glasses"),
    ("tie", "yes"): ("tie", "with tie", "bow tie", "necktie"),
    ("tie", "no"): ("no tie", "without tie"),
    ("facial_hair", "yes"): ("facial hair", "beard", "bearded", "moustache", "mustache", "stubble"),
    ("facial_hair", "no"): (
        "no facial hair",
        "no beard",
        "without beard",
        "shaven",
        "clean shaven",
    ),
    ("hat", "yes"): ("hat", "with hat", "cap", "beanie", "hood"),
    ("hat", "no"): ("no hat", "without hat"),
}

WORDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {word: label for label, words in _SPOKEN.items() for word in words}
)
"""A tag of one's own words → attribute and value."""

PERSON = "person"

BOXES = {"face": around, "portrait": cut}
"""What the boxes hold: the face (forehead to chin), or the head and shoulders to be cut out."""


def read(export: Path, photos: Path | None = None, boxes: str = "face") -> tuple[Found, ...]:
    """Every box of an export, a picture each.

    Photos lie where the export says, else by their names in ``photos``, else beside the export.
    Raises ``BadDataset`` for a file that is no VoTT export.
    """
    try:
        assets = json.loads(export.read_text(encoding="utf-8"))["assets"].values()
        return tuple(_boxes(assets, photos or export.parent, boxes))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadDataset(f"{export} is no VoTT JSON export: {error!r}") from error


def unknown_tags(export: Path) -> Mapping[str, int]:
    """Tags that no rule above reads, and how many boxes have them."""
    assets = json.loads(export.read_text(encoding="utf-8"))["assets"].values()
    tags = (t for asset in assets for region in asset.get("regions", ()) for t in region["tags"])
    return Counter(tag for tag in tags if label(tag) is None and person(tag) is None)


def label(tag: str) -> tuple[str, str] | None:
    """What a tag says: attribute and value; ``None`` when it says neither."""
    name, mark, value = (_plain(part) for part in _parted(tag))
    if not mark:
        return WORDS.get(name)
    attribute = name.replace(" ", "_")
    return (attribute, value) if value in ATTRIBUTES.get(attribute, ()) else None


def person(tag: str) -> str | None:
    """Whom a tag names."""
    name, _, who = _parted(tag)
    return who.strip() if _plain(name) == PERSON and who.strip() else None


def _boxes(assets: Iterable[Mapping[str, Any]], photos: Path, boxes: str) -> Iterator[Found]:
    for number, entry in enumerate(assets):
        asset = entry["asset"]
        photo = _photo(asset, photos)
        for order, region in enumerate(entry.get("regions", ())):
            tags = region["tags"]
            named = [who for tag in tags if (who := person(tag))]
            yield Found(
                photo=photo,
                name=f"{number:05d}_{order}",
                identity=named[0] if named else f"photo:{asset['name']}",
                traits=_traits(tags),
                framing=BOXES[boxes](_box(region["boundingBox"])),
            )


def _photo(asset: Mapping[str, Any], photos: Path) -> Path:
    """VoTT writes ``file:/home/…`` and names with %20 in them."""
    told = Path(unquote(urlparse(asset.get("path", "")).path))
    return told if told.is_file() else photos / unquote(asset["name"])


def _traits(tags: Iterable[str]) -> Traits:
    said: dict[str, set[str]] = {}
    for attribute, value in filter(None, map(label, tags)):
        said.setdefault(attribute, set()).add(value)
    return Traits({a: values.pop() for a, values in said.items() if len(values) == 1})


def _box(bounds: Mapping[str, float]) -> Box:
    left, top, width, height = (round(bounds[s]) for s in ("left", "top", "width", "height"))
    return Box(left, top, max(1, width), max(1, height))


def _parted(tag: str) -> tuple[str, str, str]:
    name, mark, value = re.match(r"([^:=]*)([:=]?)(.*)", tag, re.DOTALL).groups()  # type: ignore[union-attr]
    return name, mark, value


def _plain(words: str) -> str:
    return " ".join(re.split(r"[\s_-]+", words.strip().lower()))
