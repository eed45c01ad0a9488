"""Makes cards of pictures: the crop goes to the picture store, the record to who saves it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from guesswho.cards.card import Card
from guesswho.services.counts import Counts
from guesswho.services.draft import final_traits
from guesswho.services.feedback import Read, Word, feedback
from guesswho.services.lifetime import Lifetime
from guesswho.store import tokens
from guesswho.store.feedback import FeedbackRecord
from guesswho.store.pictures import Pictures
from guesswho.store.records import CardRecord
from guesswho.vision.upload import to_jpeg

CARD_PIXELS = (432, 528)
"""Width and height of a card's picture at most: 9 : 11, sharp at 144 px on a 3× screen."""

Made = tuple[CardRecord, tuple[FeedbackRecord, ...]]
"""A card to save, and what was said of each prediction."""

CodeOf = Callable[[str], str]
"""Gives the deletion code for a card's id."""


class CardMaker:
    """Used as ``with maker.made(…) as (record, said): save``: if saving fails, nothing is left."""

    def __init__(
        self,
        *,
        pictures: Pictures,
        counts: Counts,
        clock: Callable[[], datetime],
        lifetime: Lifetime,
    ) -> None:
        self._pictures = pictures
        self._counts = counts
        self._clock = clock
        self._lifetime = lifetime

    @contextmanager
    def made(
        self, portrait: NDArray[np.uint8], read: Read, word: Word, code_of: CodeOf
    ) -> Iterator[Made]:
        """Keep the framed ``portrait``; yield its card, the person's word over what was read."""
        now, card_id = self._clock(), tokens.new_id()
        with self.written(_card_picture(portrait)) as picture:
            record = CardRecord(
                id=card_id,
                name=word.name,
                traits=final_traits(read.scores, word.corrections),
                picture=picture,
                scores=read.scores,
                model=read.model,
                deletion_code_hash=tokens.code_hash(code_of(card_id)),
                consents=word.consents,
                created=now,
                expires=self._lifetime.end(word.consents, word.place, now, now),
            )
            yield record, feedback(record, read, word, now)
        self._counts.card_made()

    @contextmanager
    def adopted(
        self, card: Card, portrait: NDArray[np.uint8] | None, word: Word, code_of: CodeOf
    ) -> Iterator[CardRecord]:
        """Yield a card that was made elsewhere, under a new id; without a portrait, drawn."""
        now, card_id = self._clock(), tokens.new_id()
        drawn = CardRecord(
            id=card_id,
            name=card.name,
            traits=card.traits,
            picture="",
            scores={},
            model="",
            deletion_code_hash=tokens.code_hash(code_of(card_id)),
            created=now,
            expires=self._lifetime.end(word.consents, word.place, now, now),
        )
        if portrait is None:
            yield drawn
            return
        with self.written(_card_picture(portrait)) as picture:
            yield replace(drawn, picture=picture)

    @contextmanager
    def written(self, jpeg: bytes) -> Iterator[str]:
        """Write a picture for the record that the block saves; if that fails it goes again."""
        name = self._pictures.write(jpeg)
        try:
            yield name
        except BaseException:
            self._pictures.delete(name)
            raise


def _card_picture(portrait: NDArray[np.uint8]) -> bytes:
    picture = Image.fromarray(portrait)
    picture.thumbnail(CARD_PIXELS, Image.Resampling.LANCZOS)
    return to_jpeg(np.asarray(picture))
