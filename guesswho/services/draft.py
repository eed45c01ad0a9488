"""A card in the making: the value that the page shows, and how it follows from the record."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from guesswho.attributes import NOT_STATED, Traits
from guesswho.cards.chances import Chances
from guesswho.errors import BadRequest
from guesswho.store.records import DraftRecord, Face, Frame, Scores
from guesswho.vision.face import MOST_TURN, Box, faces_to_choose, frame
from guesswho.vision.reading import Reading
from guesswho.vision.recognizer import Prediction
from guesswho.vision.upload import LEAST_SIDE

SHOWN = 0.95
"""Share of a turned frame's surroundings that the photo must hold: whole pixels are rounded."""

_DIGITS = 3
"""Of a chance: no classifier is calibrated any finer."""


class Need(StrEnum):
    """What a draft still wants from the person."""

    NOTHING = "nothing"
    CHOOSE_FACE = "choose_face"
    FRAME = "frame"


@dataclass(frozen=True, slots=True)
class Draft:
    """A card in the making: a clean photo, a frame on it, and what was read there."""

    id: str
    photo: str
    """Name of the upright, clean photo in the picture store."""
    width: int
    height: int
    """Pixels of that photo; every box below is in them."""
    faces: tuple[Box, ...]
    """Largest first."""
    frame: Box
    """The part that was read."""
    face: int | None
    """Which of ``faces`` the frame stands around; ``None`` for a frame by hand or centred."""
    predictions: Mapping[str, Prediction]
    model: str
    needs: Need
    expires: datetime

    @property
    def suggested(self) -> Traits:
        """The traits that the card gets unless the person says otherwise."""
        return final_traits(kept_scores(self.predictions), MappingProxyType({}))


def new_draft(
    reading: Reading, *, draft_id: str, picture: str, created: datetime, expires: datetime
) -> DraftRecord:
    """Return the record of a photo that was just read and lies at ``picture``."""
    height, width = reading.upload.photo.shape[:2]
    return DraftRecord(
        id=draft_id,
        picture=picture,
        size=(width, height),
        faces=tuple(_as_face(face) for face in reading.faces),
        face=_as_face(reading.faces[0]) if reading.faces else None,
        frame=as_frame(reading.frame),
        framed=bool(reading.faces) and not faces_to_choose(reading.faces),
        scores=kept_scores(reading.predictions),
        model=reading.model,
        versions=reading.versions,
        created=created,
        expires=expires,
    )


def draft_of(record: DraftRecord) -> Draft:
    """Return the draft as the page shows it."""
    return Draft(
        id=record.id,
        photo=record.picture,
        width=record.size[0],
        height=record.size[1],
        faces=tuple(Box(*face) for face in record.faces),
        frame=Box(*record.frame),
        face=None if record.face is None else record.faces.index(record.face),
        predictions=predictions_of(record.scores),
        model=record.model,
        needs=_need(record),
        expires=record.expires,
    )


def framed_anew(record: DraftRecord, chosen: Box | int) -> DraftRecord:
    """Put the frame around one of the faces, by its index, or where a hand drew it.

    An upright box is cut to the photo. The scores are still those of the old frame. Raises
    ``BadRequest`` for a face that is not there or a box that shows too little.
    """
    if isinstance(chosen, Box):
        return replace(record, face=None, frame=_inside(record.size, chosen), framed=True)
    if not 0 <= chosen < len(record.faces):
        raise BadRequest("there is no such face on the photo")
    face = record.faces[chosen]
    box = frame((record.size[1], record.size[0]), Box(*face))
    return replace(record, face=face, frame=as_frame(box), framed=True)


def final_traits(scores: Scores, corrections: Mapping[str, str | None]) -> Traits:
    """Return the most probable values with the person's word over them.

    A bald head states no hair type and no hair colour unless the person does. Raises
    ``UnknownAttribute`` or ``UnknownValue`` for corrections outside the vocabulary.
    """
    read = {attribute: max(shares, key=shares.__getitem__) for attribute, shares in scores.items()}
    traits = Traits(read).replace(corrections)
    if traits["hair_length"] != "bald":
        return traits
    unsaid = {"hair_type", "hair_colour"} - corrections.keys()
    return traits.replace(dict.fromkeys(unsaid, NOT_STATED))


def chances(scores: Scores, traits: Traits) -> Chances:
    """Return how sure the final ``traits`` are.

    What a person changed or left out is certain; the rest was read, and reading errs as often
    as the scores say: they are calibrated.
    """
    return Chances(
        {
            attribute: {value: round(share, _DIGITS) for value, share in shares.items()}
            for attribute, shares in scores.items()
            if traits[attribute] == max(shares, key=shares.__getitem__)
        }
    )


def kept_scores(predictions: Mapping[str, Prediction]) -> Scores:
    """Return predictions as a record keeps them."""
    return {attribute: dict(seen.scores) for attribute, seen in predictions.items()}


def _as_face(box: Box) -> Face:
    return (box.x, box.y, box.width, box.height)


def as_frame(box: Box) -> Frame:
    """Return a box as a record keeps it."""
    return (*_as_face(box), box.turn)


def predictions_of(scores: Scores) -> Mapping[str, Prediction]:
    """Return kept scores as predictions."""
    return {
        attribute: Prediction(max(shares, key=shares.__getitem__), shares)
        for attribute, shares in scores.items()
    }


def _need(record: DraftRecord) -> Need:
    if record.framed:
        return Need.NOTHING
    return Need.CHOOSE_FACE if record.faces else Need.FRAME


def _inside(size: tuple[int, int], box: Box) -> Frame:
    if box.turn:
        _check_turned(size, box)
    inside = box if box.turn else box.within(*size)
    if min(inside.width, inside.height) < LEAST_SIDE:
        raise BadRequest("the frame shows too little of the photo")
    return as_frame(inside)


def _check_turned(size: tuple[int, int], box: Box) -> None:
    """A turned box cannot be cut and stay one; the page keeps its corners in the photo."""
    if abs(box.turn) > MOST_TURN:
        raise BadRequest("the frame is turned too far")
    around = box.around
    if around.within(*size).area < SHOWN * around.area:
        raise BadRequest("the frame sticks out of the photo")
