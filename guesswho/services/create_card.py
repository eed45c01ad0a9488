"""From a photo to a card of one's own: read, frame again, finish, delete.

A draft holds the clean photo and eight predictions until it is finished or runs out. The
card keeps what was predicted and what the person said apart, and only the framed crop.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from guesswho.attributes import Traits
from guesswho.cards.card import Card, clean_name
from guesswho.errors import (
    BadPhoto,
    CardNotFound,
    DraftNotFound,
    PictureNotFound,
    WrongDeletionCode,
)
from guesswho.services.counts import Counts
from guesswho.services.draft import (
    Draft,
    draft_of,
    final_traits,
    framed_anew,
    kept_scores,
    new_draft,
)
from guesswho.services.ids import is_id
from guesswho.store import tokens
from guesswho.store.pictures import Pictures
from guesswho.store.records import CardRecord, DraftRecord
from guesswho.store.store import Store
from guesswho.vision.face import Box, crop
from guesswho.vision.reading import Reading, classify
from guesswho.vision.recognizer import Prediction, Recognizer
from guesswho.vision.upload import open_photo, to_jpeg

CARD_PIXELS = (432, 528)
"""Width and height of a card's picture at most: 9 : 11, sharp at 144 px on a 3× screen."""

OWN_PHOTO_MB = 64
"""No limit, only a bound: a photo that was let in is read again whatever the setting says."""


@dataclass(frozen=True, slots=True)
class Finished:
    """A card, and the code that deletes it: shown once, kept nowhere in the clear."""

    card: Card
    predictions: Mapping[str, Prediction]
    """What was read; the card's traits are what is final."""
    deletion_code: str
    expires: datetime


class CreateCardService:
    """The way from a photo to a card. Safe to share between threads."""

    def __init__(
        self,
        *,
        store: Store,
        pictures: Pictures,
        recognizer: Recognizer,
        counts: Counts,
        clock: Callable[[], datetime],
        photo_days: int,
        max_upload_mb: int,
    ) -> None:
        self._store = store
        self._pictures = pictures
        self._recognizer = recognizer
        self._counts = counts
        self._clock = clock
        self._life = timedelta(days=photo_days)
        self._max_mb = max_upload_mb

    def classify(self, data: bytes) -> Reading:
        """Read one photo and keep nothing. Raises ``BadPhoto``, ``ModelUnavailable``."""
        try:
            reading = classify(data, self._recognizer, self._max_mb)
        except BadPhoto as refusal:
            self._counts.photo_refused(refusal)
            raise
        self._counts.photo_read(found=len(reading.faces))
        return reading

    def read(self, data: bytes) -> Draft:
        """Keep the clean photo and read it. Raises ``BadPhoto``, ``ModelUnavailable``."""
        reading = self.classify(data)
        now = self._clock()
        with self._written(to_jpeg(reading.upload.photo)) as picture:
            record = new_draft(
                reading,
                draft_id=tokens.new_id(),
                picture=picture,
                created=now,
                expires=now + self._life,
            )
            self._store.add_draft(record)
        return draft_of(record)

    def draft(self, draft_id: str) -> Draft:
        """Return a draft as it stands, after a reload. Raises ``DraftNotFound``."""
        return draft_of(self._draft_record(draft_id))

    def framed(self, draft_id: str) -> tuple[Draft, NDArray[np.uint8]]:
        """Return a draft and the portrait in its frame, RGB. Raises ``DraftNotFound``."""
        record = self._draft_record(draft_id)
        return draft_of(record), crop(self._photo(record), Box(*record.frame))

    def reframe(self, draft_id: str, chosen: Box | int) -> Draft:
        """Read again in another frame: a box by hand or the index of a face.

        Raises ``DraftNotFound``, ``BadRequest`` for a face or box that is not there.
        """
        record = framed_anew(self._draft_record(draft_id), chosen)
        predictions = self._recognizer.read(crop(self._photo(record), Box(*record.frame)))
        record = replace(record, scores=kept_scores(predictions), model=self._recognizer.version)
        self._store.update_draft(record)
        return draft_of(record)

    def finish(self, draft_id: str, name: str, corrections: Mapping[str, str | None]) -> Finished:
        """Make the card and delete the photo.

        A correction is a value, or ``None`` or blank for "not stated". Raises
        ``DraftNotFound``, ``BadName``, ``UnknownAttribute``, ``UnknownValue``.
        """
        record = self._draft_record(draft_id)
        traits = final_traits(record.scores, corrections)
        card = Card(tokens.new_id(), clean_name(name), traits)
        portrait = crop(self._photo(record), Box(*record.frame))
        finished = self._keep(card, portrait, draft_of(record).predictions, record.model, draft_id)
        self._pictures.delete(record.picture)
        return finished

    def create(self, data: bytes, name: str, corrections: Mapping[str, str | None]) -> Finished:
        """Make a card of a photo in one step, from its largest face or its middle.

        The photo itself is never kept. Raises as ``read`` and ``finish`` do.
        """
        name = clean_name(name)
        Traits(corrections)  # refuses what is not in the vocabulary before the photo is read
        reading = self.classify(data)
        traits = final_traits(kept_scores(reading.predictions), corrections)
        card = Card(tokens.new_id(), name, traits)
        return self._keep(card, reading.portrait, reading.predictions, reading.model)

    def discard(self, draft_id: str) -> None:
        """Forget a draft and its photo at once; nothing happens if it is gone already."""
        try:
            record = self._draft_record(draft_id)
        except DraftNotFound:
            return
        self._pictures.delete(record.picture)
        self._store.delete_draft(record.id)

    def card(self, card_id: str) -> Card:
        """Return one's own card. Raises ``CardNotFound``."""
        if not is_id(card_id):
            raise CardNotFound(card_id)
        return _card(self._store.card(card_id, self._clock()))

    def delete(self, deletion_code: str) -> None:
        """Delete a card and its picture. Raises ``WrongDeletionCode``."""
        if not deletion_code.isascii():
            raise WrongDeletionCode
        record = self._store.card_with_code(tokens.code_hash(deletion_code))
        self._pictures.delete(record.picture)
        self._store.delete_card(record.id)

    def picture(self, name: str) -> bytes:
        """Return a picture, JPEG.

        Raises ``PictureNotFound``, also from the moment its draft or card expires: the file
        waits for the next purge, but nobody sees it any more.
        """
        picture = self._pictures.read(name)  # first: what is no name at all goes no further
        if not self._store.keeps_picture(name, self._clock()):
            raise PictureNotFound(name)
        return picture

    def _draft_record(self, draft_id: str) -> DraftRecord:
        if not is_id(draft_id):
            raise DraftNotFound
        return self._store.draft(draft_id, self._clock())

    def _photo(self, record: DraftRecord) -> NDArray[np.uint8]:
        try:
            return open_photo(self._pictures.read(record.picture), OWN_PHOTO_MB)
        except PictureNotFound:
            raise DraftNotFound from None

    @contextmanager
    def _written(self, jpeg: bytes) -> Iterator[str]:
        """Write a picture for the record that the block saves; if that fails it goes again."""
        name = self._pictures.write(jpeg)
        try:
            yield name
        except BaseException:
            self._pictures.delete(name)
            raise

    def _keep(
        self,
        card: Card,
        portrait: NDArray[np.uint8],
        predictions: Mapping[str, Prediction],
        model: str,
        draft_id: str | None = None,
    ) -> Finished:
        """Save the card, in the draft's place if there is one."""
        code, now = tokens.new_deletion_code(), self._clock()
        with self._written(_card_picture(portrait)) as picture:
            record = CardRecord(
                id=card.id,
                name=card.name,
                traits=card.traits,
                picture=picture,
                scores=kept_scores(predictions),
                model=model,
                deletion_code_hash=tokens.code_hash(code),
                created=now,
                expires=now + self._life,
            )
            self._store.add_card(record, draft_id)
        self._counts.card_made()
        return Finished(_card(record), predictions, code, record.expires)


def _card(record: CardRecord) -> Card:
    return Card(record.id, record.name, record.traits, record.picture)


def _card_picture(portrait: NDArray[np.uint8]) -> bytes:
    picture = Image.fromarray(portrait)
    picture.thumbnail(CARD_PIXELS, Image.Resampling.LANCZOS)
    return to_jpeg(np.asarray(picture))
