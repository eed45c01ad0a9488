"""From a photo to a card of one's own: read, frame again, finish, delete.

A draft holds the clean photo and eight predictions until it is finished or runs out. The
card keeps what was predicted and what the person said apart, and only the framed crop; what
was said of each prediction is on record in the same step (``feedback.py``).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from guesswho.attributes import ATTRIBUTES, Traits
from guesswho.cards.card import Card, clean_name
from guesswho.errors import (
    CardNotFound,
    DraftNotFound,
    PictureNotFound,
    UnknownAttribute,
    WrongDeletionCode,
)
from guesswho.services.card_maker import CardMaker
from guesswho.services.draft import (
    Draft,
    as_frame,
    chances,
    draft_of,
    framed_anew,
    kept_scores,
    new_draft,
    predictions_of,
)
from guesswho.services.feedback import NOTHING_AGREED, Read, Word, revision
from guesswho.services.ids import is_id
from guesswho.services.lifetime import NOTICED, Lifetime
from guesswho.services.photo_reader import PhotoReader
from guesswho.store import tokens
from guesswho.store.feedback import Place
from guesswho.store.pictures import Pictures
from guesswho.store.records import CardRecord, DraftRecord
from guesswho.store.store import Store
from guesswho.vision.face import Box, crop
from guesswho.vision.reading import Reading
from guesswho.vision.recognizer import Prediction
from guesswho.vision.upload import open_photo, to_jpeg

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
        reader: PhotoReader,
        maker: CardMaker,
        clock: Callable[[], datetime],
        lifetime: Lifetime,
    ) -> None:
        self._store = store
        self._pictures = pictures
        self._reader = reader
        self._maker = maker
        self._clock = clock
        self._lifetime = lifetime

    def classify(self, data: bytes) -> Reading:
        """Read one photo and keep nothing. Raises ``BadPhoto``, ``ModelUnavailable``."""
        return self._reader.classify(data)

    def read(self, data: bytes) -> Draft:
        """Keep the clean photo and read it. Raises ``BadPhoto``, ``ModelUnavailable``."""
        reading = self.classify(data)
        now = self._clock()
        with self._maker.written(to_jpeg(reading.upload.photo)) as picture:
            record = new_draft(
                reading,
                draft_id=tokens.new_id(),
                picture=picture,
                created=now,
                expires=self._lifetime.end(NOTHING_AGREED, Place.VISITOR, now, now),
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
        read = self._reader.read(crop(self._photo(record), Box(*record.frame)), record.frame)
        record = replace(record, scores=read.scores, model=read.model, versions=read.versions)
        self._store.update_draft(record)
        return draft_of(record)

    def finish(self, draft_id: str, word: Word) -> Finished:
        """Make the card of a draft and delete the photo.

        Raises ``DraftNotFound``, ``BadName``, ``UnknownAttribute``, ``UnknownValue``.
        """
        word = checked(word)
        record = self._draft_record(draft_id)
        portrait = crop(self._photo(record), Box(*record.frame))
        read = Read(record.frame, record.scores, record.model, record.versions)
        finished = self._keep(portrait, read, word, draft_id)
        self._pictures.delete(record.picture)
        return finished

    def create(self, data: bytes, word: Word) -> Finished:
        """Make a card of a photo in one step, from its largest face or its middle.

        The photo itself is never kept. Raises as ``read`` and ``finish`` do.
        """
        word = checked(word)
        reading = self.classify(data)
        return self._keep(reading.portrait, read_of(reading), word)

    def correct(self, card_id: str, word: Word) -> Card:
        """Change a card that stands already; what was said before stays on record.

        Raises ``CardNotFound``, ``BadName``, ``UnknownAttribute``, ``UnknownValue``.
        """
        word, now = checked(word), self._clock()
        record, earlier = self._store.card(card_id, now), self._store.feedback(card_id)
        ends = self._lifetime.end(word.consents, word.place, record.created, now)
        revised = replace(
            record,
            name=word.name,
            traits=record.traits.replace(word.corrections),
            consents=word.consents,
            expires=ends,
        )
        self._store.revise_card(revised, revision(revised, earlier, word, now))
        return card_of(revised)

    def keep_alive(self, card_id: str) -> None:
        """Note a sign of life of the card's owner: an unconsented card lives on a session."""
        now = self._clock()
        try:
            record = self._store.card(card_id, now)
        except CardNotFound:
            return
        ends = self._lifetime.end(record.consents, Place.VISITOR, record.created, now)
        if ends - record.expires > NOTICED:
            self._store.extend_card(card_id, ends)

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
        return self.kept(card_id)[0]

    def kept(self, card_id: str) -> tuple[Card, datetime]:
        """Return one's own card and when it goes. Raises ``CardNotFound``."""
        if not is_id(card_id):
            raise CardNotFound(card_id)
        record = self._store.card(card_id, self._clock())
        return card_of(record), record.expires

    def met(self, most: int) -> tuple[Card, ...]:
        """Return the newest cards whose people let others meet them."""
        return tuple(card_of(record) for record in self._store.deck_cards(self._clock(), most))

    def delete(self, deletion_code: str) -> None:
        """Delete a card and its picture. Raises ``WrongDeletionCode``."""
        if not deletion_code.isascii():
            raise WrongDeletionCode
        record = self._store.card_with_code(tokens.code_hash(deletion_code))
        self._pictures.delete(record.picture)
        self._store.delete_card(record.id)

    def picture(self, name: str) -> bytes:
        """Return a picture that everybody who knows its name may see, JPEG.

        Raises ``PictureNotFound``, also where only decks show it that are not published.
        """
        picture = kept_picture(self._store, self._pictures, name, self._clock())
        if self._store.hides_picture(name):
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

    def _keep(
        self, portrait: NDArray[np.uint8], read: Read, word: Word, draft_id: str | None = None
    ) -> Finished:
        """Save the card with what was said of it, in the draft's place if there is one."""
        code = tokens.new_deletion_code()
        with self._maker.made(portrait, read, word, lambda _: code) as (record, said):
            self._store.add_card(record, draft_id, said)
        return Finished(card_of(record), predictions_of(read.scores), code, record.expires)


def forget(record: CardRecord, store: Store, pictures: Pictures) -> None:
    """Delete a card with everything that hangs on it, the picture first."""
    if record.picture:
        pictures.delete(record.picture)
    store.delete_card(record.id)


def checked(word: Word) -> Word:
    """Clean the name and refuse what is not in the vocabulary, before any work is done."""
    Traits(word.corrections)
    for attribute in word.confirmed:
        if attribute not in ATTRIBUTES:
            raise UnknownAttribute(attribute)
    return replace(word, name=clean_name(word.name))


def read_of(reading: Reading) -> Read:
    """Return what a reading leaves to be kept."""
    scores = kept_scores(reading.predictions)
    return Read(as_frame(reading.frame), scores, reading.model, reading.versions)


def card_of(record: CardRecord) -> Card:
    """Return a record as the card that is played with; without a picture it is drawn."""
    sure = chances(record.scores, record.traits)
    return Card(record.id, record.name, record.traits, record.picture or None, sure)


def kept_picture(store: Store, pictures: Pictures, name: str, now: datetime) -> bytes:
    """Return a picture, JPEG.

    Raises ``PictureNotFound``, also from the moment its draft or card expires: the file waits
    for the next purge, but nobody sees it any more.
    """
    picture = pictures.read(name)  # first: what is no name at all goes no further
    if not store.keeps_picture(name, now):
        raise PictureNotFound(name)
    return picture
