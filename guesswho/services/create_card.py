"""From a photo to a card of one's own: read, frame again, finish, delete.

A draft holds the clean photo and eight predictions until it is finished or runs out. The
card keeps what was predicted and what the person said apart, and only the framed crop.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from guesswho.attributes import Traits
from guesswho.cards.card import Card
from guesswho.vision.face import Box
from guesswho.vision.reading import Reading
from guesswho.vision.recognizer import Prediction


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
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Finished:
    """A card, and the code that deletes it: shown once, kept nowhere in the clear."""

    card: Card
    deletion_code: str
    expires: datetime


class CreateCardService:
    """The way from a photo to a card."""

    def classify(self, data: bytes) -> Reading:
        """Read one photo and keep nothing. Raises ``BadPhoto``, ``ModelUnavailable``."""
        raise NotImplementedError

    def read(self, data: bytes) -> Draft:
        """Keep the clean photo and read it. Raises ``BadPhoto``, ``ModelUnavailable``."""
        raise NotImplementedError

    def draft(self, draft_id: str) -> Draft:
        """A draft as it stands, after a reload. Raises ``DraftNotFound``."""
        raise NotImplementedError

    def reframe(self, draft_id: str, frame: Box | int) -> Draft:
        """Read again in another frame: a box by hand or the index of a face.

        Raises ``DraftNotFound``, ``BadRequest`` for a face or box that is not there.
        """
        raise NotImplementedError

    def finish(
        self, draft_id: str, name: str, corrections: Mapping[str, str | None]
    ) -> Finished:
        """Make the card and delete the photo.

        A correction is a value, or ``None`` or blank for "not stated". Raises
        ``DraftNotFound``, ``BadName``, ``UnknownAttribute``, ``UnknownValue``.
        """
        raise NotImplementedError

    def discard(self, draft_id: str) -> None:
        """Forget a draft and its photo at once; nothing happens if it is gone already."""
        raise NotImplementedError

    def card(self, card_id: str) -> Card:
        """One's own card. Raises ``CardNotFound``."""
        raise NotImplementedError

    def delete(self, deletion_code: str) -> None:
        """Delete a card and its picture. Raises ``WrongDeletionCode``."""
        raise NotImplementedError

    def picture(self, name: str) -> bytes:
        """A stored picture, JPEG. Raises ``PictureNotFound``."""
        raise NotImplementedError
