"""Labeled Faces in the Wild as its users download it: ``Name/Name_0001.jpg``, for research.

Labels, if wanted, come from ``lfw_attributes.txt`` (Kumar et al. 2009): 73 scores a picture
from classifiers, no person looked; so they count as pseudo-labels, and scores near a
classifier's border stay blank.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from guesswho.attributes import Traits
from guesswho.errors import BadDataset
from guesswho.training.dataset import PICTURE_SUFFIXES
from guesswho.training.importing.folder import Found, around_face

SURE = 0.5
"""Scores are distances to a classifier's border; nearer ones than this say nothing."""

_COLOURS = {
    "Black Hair": "black",
    "Brown Hair": "brown",
    "Blond Hair": "blond",
    "Gray Hair": "grey",
}
_BEARDS = ("Mustache", "Goatee")

Scores = Mapping[str, float]


def read(folder: Path, attributes: Path | None = None) -> tuple[Found, ...]:
    """Every picture in the people's folders, framed around its face.

    Without ``attributes`` nothing is known but who it is. Raises ``BadDataset`` when there are
    no people's folders, or the table is malformed.
    """
    table = _scores(attributes) if attributes else {}
    found = tuple(
        Found(
            photo=photo,
            name=f"{photo.parent.name}/{photo.stem}",
            identity=f"lfw:{photo.parent.name}",
            traits=traits(table.get(photo.stem, {})),
            framing=around_face,
        )
        for photo in _photos(folder)
    )
    if not found:
        raise BadDataset(f"{folder} has no folders of people with pictures in them")
    return found


def traits(scores: Scores) -> Traits:
    """The scores as our eight attributes; blank where a score is missing or not sure.

    - gender: Male. hair_length: bald where Bald is sure; short and long are not told.
    - hair_type: straight or curly where exactly one of Straight Hair and Curly or Wavy Hair is
      sure. hair_colour: where exactly one colour is. Both blank where Bald or Wearing Hat is.
    - glasses: yes where Eyeglasses or Sunglasses is sure; no where both surely are not.
    - facial_hair: yes where Mustache or Goatee is sure or No Beard surely is not; no where
      No Beard is sure and Mustache and Goatee surely are not.
    - tie: Wearing Necktie. hat: Wearing Hat.
    """
    hidden = _any(scores, "Bald", "Wearing Hat")
    return Traits(
        {
            "gender": _said(scores, "Male", "female", "male"),
            "hair_length": "bald" if _any(scores, "Bald") else None,
            "hair_type": None if hidden else _hair_type(scores),
            "hair_colour": None if hidden else _hair_colour(scores),
            "glasses": _yes_or_no(scores, "Eyeglasses", "Sunglasses"),
            "tie": _yes_or_no(scores, "Wearing Necktie"),
            "facial_hair": _facial_hair(scores),
            "hat": _yes_or_no(scores, "Wearing Hat"),
        }
    )


def _hair_type(scores: Scores) -> str | None:
    straight, curly = _any(scores, "Straight Hair"), _any(scores, "Curly Hair", "Wavy Hair")
    if straight == curly:
        return None
    return "straight" if straight else "curly"


def _hair_colour(scores: Scores) -> str | None:
    colours = [colour for name, colour in _COLOURS.items() if _any(scores, name)]
    return colours[0] if len(colours) == 1 else None


def _facial_hair(scores: Scores) -> str | None:
    if _any(scores, *_BEARDS) or _none(scores, "No Beard"):
        return "yes"
    return "no" if _any(scores, "No Beard") and _none(scores, *_BEARDS) else None


def _yes_or_no(scores: Scores, *names: str) -> str | None:
    if _any(scores, *names):
        return "yes"
    return "no" if _none(scores, *names) else None


def _said(scores: Scores, name: str, below: str, above: str) -> str | None:
    if _any(scores, name):
        return above
    return below if _none(scores, name) else None


def _any(scores: Scores, *names: str) -> bool:
    """At least one of them is surely so."""
    return any(scores.get(name, 0) >= SURE for name in names)


def _none(scores: Scores, *names: str) -> bool:
    """All of them are surely not so."""
    return all(scores.get(name, 0) <= -SURE for name in names)


def _photos(folder: Path) -> Iterator[Path]:
    return (p for p in sorted(folder.glob("*/*")) if p.suffix.lower() in PICTURE_SUFFIXES)


def _scores(table: Path) -> dict[str, Scores]:
    """``Name_0001`` → its scores. A row is person, number of the picture, 73 scores."""
    try:
        lines = table.read_text(encoding="utf-8").splitlines()
        header = next(line for line in lines if line.lstrip("#").strip().startswith("person"))
        names = [name.strip() for name in header.lstrip("#").strip().split("\t")][2:]
        rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
        return {
            f"{person.replace(' ', '_')}_{int(number):04d}": dict(
                zip(names, map(float, scores), strict=True)
            )
            for person, number, *scores in rows
        }
    except (OSError, ValueError, StopIteration) as error:
        raise BadDataset(f"{table} is no table of LFW attributes: {error!r}") from error
