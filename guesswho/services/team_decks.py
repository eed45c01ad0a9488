"""Decks that staff make of their colleagues: correct, tell everybody, publish, copy, delete.

A deck cannot be published before everybody on it was told, with a deletion code of their own,
and the ground for using the photos is on record.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from guesswho.cards.card import Card, clean_name
from guesswho.cards.deck import FEWEST_CARDS, Deck
from guesswho.cards.deck_file import read_zip, write_zip
from guesswho.errors import BadDeck, CardNotFound, DeckNotFound, NotPublishable
from guesswho.opponents.doctor import best_subset
from guesswho.services.card_maker import CardMaker, CodeOf
from guesswho.services.create_card import (
    OWN_PHOTO_MB,
    CreateCardService,
    card_of,
    forget,
    kept_picture,
)
from guesswho.services.feedback import Word
from guesswho.services.ids import is_id
from guesswho.store import tokens
from guesswho.store.deck_records import DeckRecord
from guesswho.store.feedback import FeedbackRecord, Place, Said
from guesswho.store.pictures import Pictures
from guesswho.store.records import CardRecord
from guesswho.store.store import Store
from guesswho.vision.upload import open_photo


@dataclass(frozen=True, slots=True)
class Member:
    """A card of a team deck, as staff see it."""

    card: Card
    confidence: Mapping[str, float]
    """Attribute to the probability of the value that was read; blank for a drawn card."""
    told: bool
    """Whether the person on it was told."""
    expires: datetime

    @property
    def least_certain(self) -> float:
        """Confidence of the attribute that wants a look most; 1 where nothing was read."""
        return min(self.confidence.values(), default=1.0)


@dataclass(frozen=True, slots=True)
class Notice:
    """What one colleague is told: the code deletes card and picture at once."""

    card: Card
    deletion_code: str
    expires: datetime


class TeamDeckService:
    """Team decks. Safe to share between threads and processes."""

    def __init__(
        self,
        *,
        store: Store,
        pictures: Pictures,
        cards: CreateCardService,
        maker: CardMaker,
        clock: Callable[[], datetime],
        code_of: CodeOf,
    ) -> None:
        self._store = store
        self._pictures = pictures
        self._cards = cards
        self._maker = maker
        self._clock = clock
        self._code_of = code_of

    def create(self, name: str, owner: str) -> DeckRecord:
        """Begin an empty deck. Raises ``BadName``."""
        record = self._new(name, owner)
        self._store.add_deck(record)
        return record

    def decks(self) -> tuple[DeckRecord, ...]:
        """Return all decks, the oldest first."""
        return self._store.decks()

    def deck(self, deck_id: str) -> DeckRecord:
        """Raises ``DeckNotFound``."""
        if not is_id(deck_id):
            raise DeckNotFound(deck_id)
        return self._store.deck(deck_id)

    def members(self, deck_id: str) -> tuple[Member, ...]:
        """Return who is in a deck, in the order they came. Raises ``DeckNotFound``."""
        told = self._store.notices(self.deck(deck_id).id)
        return tuple(
            Member(card_of(record), _confidence(record), record.id in told, record.expires)
            for record in self._records(deck_id)
        )

    def playable(self, deck_id: str) -> Deck:
        """Return the deck as cards. Raises ``DeckNotFound``; ``BadDeck`` below two cards."""
        record = self.deck(deck_id)
        return Deck(record.id, tuple(card_of(member) for member in self._records(deck_id)))

    def published(self) -> tuple[DeckRecord, ...]:
        """Return the decks that visitors may play with: enough people are left in them."""
        now = self._clock()
        return tuple(
            record
            for record in self.decks()
            if record.published and len(self._store.members(record.id, now)) >= FEWEST_CARDS
        )

    def published_deck(self, deck_id: str) -> Deck:
        """Return a deck that visitors may play with; raises ``DeckNotFound``."""
        if not self.deck(deck_id).published:
            raise DeckNotFound(deck_id)
        try:
            return self.playable(deck_id)
        except BadDeck:
            raise DeckNotFound(deck_id) from None

    def rename(self, deck_id: str, name: str) -> DeckRecord:
        """Raises ``DeckNotFound``, ``BadName``."""
        return self._changed(replace(self.deck(deck_id), name=clean_name(name)))

    def correct(
        self,
        deck_id: str,
        card_id: str,
        *,
        name: str | None = None,
        corrections: Mapping[str, str | None] | None = None,
        confirmed: Collection[str] = (),
    ) -> Card:
        """Mend a card of the deck; what was said before stays on record.

        Raises ``DeckNotFound``, ``CardNotFound``, ``BadName``, ``UnknownAttribute``,
        ``UnknownValue``.
        """
        kept = self._record(deck_id, card_id)
        word = Word(
            name=kept.name if name is None else name,
            corrections=corrections or {},
            confirmed=confirmed,
            consents=kept.consents,
            place=Place.STAFF,
        )
        return self._cards.correct(card_id, word)

    def confirm(self, deck_id: str, card_id: str) -> Card:
        """Put on record that somebody looked at all that was read, and it is as the card says.

        Raises ``DeckNotFound``, ``CardNotFound``.
        """
        read = self._record(deck_id, card_id).scores
        return self.correct(deck_id, card_id, confirmed=read.keys())

    def looked_at(self, deck_id: str) -> frozenset[str]:
        """Return the cards of which nothing is left untouched. Raises ``DeckNotFound``."""
        return frozenset(
            record.id
            for record in self._records(self.deck(deck_id).id)
            if not _is_untouched(self._store.feedback(record.id))
        )

    def remove(self, deck_id: str, card_id: str) -> None:
        """Take a card out of the deck; it is deleted unless another deck shows it, too.

        Raises ``DeckNotFound``, ``CardNotFound``.
        """
        record = self._record(deck_id, card_id)
        if self._store.decks_with(card_id) - {deck_id}:
            self._store.remove_member(deck_id, card_id)
        else:
            forget(record, self._store, self._pictures)

    def notices(self, deck_id: str) -> tuple[Notice, ...]:
        """Return what to tell everybody. Raises ``DeckNotFound``."""
        return tuple(
            Notice(card_of(record), self._code_of(record.id), record.expires)
            for record in self._records(self.deck(deck_id).id)
        )

    def note_told(self, deck_id: str, card_ids: Sequence[str]) -> None:
        """Put on record that these people were told. Raises ``DeckNotFound``."""
        self._store.note_notices(self.deck(deck_id).id, card_ids, self._clock())

    def publish(self, deck_id: str, basis: str) -> DeckRecord:
        """Let visitors play with the deck.

        ``basis`` says on what ground the photos are used. Raises ``DeckNotFound``,
        ``NotPublishable`` saying what is missing.
        """
        record, members = self.deck(deck_id), self.members(deck_id)
        if len(members) < FEWEST_CARDS:
            raise NotPublishable("cards")
        if not all(member.told for member in members):
            raise NotPublishable("told")
        if not basis.strip():
            raise NotPublishable("basis")
        return self._changed(replace(record, published=True, basis=basis.strip()[:500]))

    def unpublish(self, deck_id: str) -> DeckRecord:
        """Keep the deck from visitors; matches that were begun go on. Raises ``DeckNotFound``."""
        return self._changed(replace(self.deck(deck_id), published=False))

    def duplicate(
        self, deck_id: str, name: str, owner: str, card_ids: Collection[str] | None = None
    ) -> DeckRecord:
        """Make a new deck of all, or some, of the same cards; they are shared, not copied.

        Raises ``DeckNotFound``, ``BadName``.
        """
        chosen = [card.id for card in self._records(self.deck(deck_id).id)]
        if card_ids is not None:
            chosen = [card for card in chosen if card in set(card_ids)]
        record = self._new(name, owner)
        self._store.copy_deck(deck_id, record, chosen)
        return record

    def best(self, deck_id: str, size: int) -> tuple[str, ...]:
        """Return the ids of the ``size`` cards that play best together.

        Raises ``DeckNotFound``, ``BadDeck``.
        """
        return best_subset(self.playable(deck_id), size).ids

    def delete(self, deck_id: str) -> None:
        """Delete the deck, and every card that no other deck shows. Raises ``DeckNotFound``."""
        for record in self._records(self.deck(deck_id).id):
            self.remove(deck_id, record.id)
        self._store.delete_deck(deck_id)

    def export(self, deck_id: str) -> bytes:
        """Return the deck as a ``.guesswho`` file. Raises ``DeckNotFound``, ``BadDeck``."""
        deck = replace(self.playable(deck_id), name=self.deck(deck_id).name)
        pictures = {c.picture: self._pictures.read(c.picture) for c in deck.cards if c.picture}
        return write_zip(deck, pictures)

    def import_file(self, content: bytes, owner: str) -> DeckRecord:
        """Make a deck of a ``.guesswho`` file; its pictures go through the door for photos.

        Nobody on it counts as told here. Raises ``BadDeck``, ``BadPhoto``.
        """
        packed = read_zip(content)
        record = self._new(packed.deck.name, owner)
        self._store.add_deck(record)
        try:
            for card in packed.deck.cards:
                self._import(record.id, card, packed.pictures)
        except BaseException:
            self.delete(record.id)
            raise
        return record

    def picture(self, name: str) -> bytes:
        """Return the picture of a card in any deck, published or not.

        Raises ``PictureNotFound``.
        """
        return kept_picture(self._store, self._pictures, name, self._clock())

    def _import(self, deck_id: str, card: Card, pictures: Mapping[str, bytes]) -> None:
        photo = open_photo(pictures[card.picture], OWN_PHOTO_MB) if card.picture else None
        word = Word(name=card.name, corrections={}, place=Place.STAFF)
        with self._maker.adopted(card, photo, word, self._code_of) as record:
            self._store.add_member(deck_id, record)

    def _new(self, name: str, owner: str) -> DeckRecord:
        now = self._clock()
        return DeckRecord(
            id=tokens.new_id(), name=clean_name(name), owner=owner, created=now, updated=now
        )

    def _changed(self, record: DeckRecord) -> DeckRecord:
        record = replace(record, updated=self._clock())
        self._store.update_deck(record)
        return record

    def _records(self, deck_id: str) -> tuple[CardRecord, ...]:
        return self._store.members(deck_id, self._clock())

    def _record(self, deck_id: str, card_id: str) -> CardRecord:
        for record in self._records(self.deck(deck_id).id):
            if record.id == card_id:
                return record
        raise CardNotFound(card_id)


def _confidence(record: CardRecord) -> Mapping[str, float]:
    return {attribute: max(scores.values()) for attribute, scores in record.scores.items()}


def _is_untouched(said: Sequence[FeedbackRecord]) -> bool:
    """Whether the last word on any attribute is what was read, unseen."""
    last = {record.attribute: record.said for record in said}
    return Said.UNTOUCHED in last.values()
