"""Team decks and uploads in this process's memory."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from itertools import chain
from threading import Lock

from guesswho.errors import DeckNotFound, ItemTaken, UploadNotFound
from guesswho.store.deck_records import (
    ENDED,
    DeckRecord,
    ItemRecord,
    ItemState,
    UploadRecord,
)
from guesswho.store.feedback import FeedbackRecord
from guesswho.store.records import CardRecord


class MemoryTeamDecks(ABC):
    """``TeamDeckStore`` and ``UploadStore`` over the cards of the store that this is part of."""

    _cards: dict[str, CardRecord]

    def __init__(self) -> None:
        super().__init__()
        self._desk = Lock()
        self._decks: dict[str, DeckRecord] = {}
        self._members: dict[str, list[str]] = {}
        self._noticed: set[tuple[str, str]] = set()
        self._uploads: dict[str, UploadRecord] = {}
        self._items: dict[str, dict[int, ItemRecord]] = {}

    @abstractmethod
    def add_card(
        self,
        record: CardRecord,
        draft_id: str | None = None,
        feedback: Sequence[FeedbackRecord] = (),
    ) -> None:
        """See ``CardStore``."""

    def add_deck(self, record: DeckRecord) -> None:
        """See ``TeamDeckStore``."""
        with self._desk:
            self._decks[record.id] = record
            self._members[record.id] = []

    def deck(self, deck_id: str) -> DeckRecord:
        """See ``TeamDeckStore``."""
        try:
            return self._decks[deck_id]
        except KeyError:
            raise DeckNotFound(deck_id) from None

    def decks(self) -> tuple[DeckRecord, ...]:
        """See ``TeamDeckStore``."""
        with self._desk:
            return tuple(sorted(self._decks.values(), key=lambda deck: (deck.created, deck.id)))

    def update_deck(self, record: DeckRecord) -> None:
        """See ``TeamDeckStore``."""
        with self._desk:
            self._decks[record.id] = replace(
                self.deck(record.id),
                name=record.name,
                published=record.published,
                basis=record.basis,
                updated=record.updated,
            )

    def delete_deck(self, deck_id: str) -> None:
        """See ``TeamDeckStore``."""
        with self._desk:
            self._decks.pop(deck_id, None)
            self._members.pop(deck_id, None)
            for upload in [u for u in self._uploads.values() if u.deck_id == deck_id]:
                self._drop(upload.id)

    def members(self, deck_id: str, now: datetime) -> tuple[CardRecord, ...]:
        """See ``TeamDeckStore``."""
        with self._desk:
            cards = [self._cards.get(card) for card in self._members.get(deck_id, ())]
        return tuple(card for card in cards if card and card.expires > now)

    def add_member(
        self, deck_id: str, record: CardRecord, feedback: Sequence[FeedbackRecord] = ()
    ) -> None:
        """See ``TeamDeckStore``."""
        with self._desk:
            self._join(deck_id, record, feedback)

    def copy_deck(self, source: str, record: DeckRecord, card_ids: Sequence[str]) -> None:
        """See ``TeamDeckStore``."""
        with self._desk:
            self.deck(source)
            shared = [card for card in self._members[source] if card in set(card_ids)]
            self._decks[record.id] = record
            self._members[record.id] = shared
            told = {card for deck, card in self._noticed if deck == source}
            self._noticed |= {(record.id, card) for card in told & set(shared)}

    def remove_member(self, deck_id: str, card_id: str) -> None:
        """See ``TeamDeckStore``."""
        with self._desk:
            if card_id in self._members.get(deck_id, ()):
                self._members[deck_id].remove(card_id)

    def decks_with(self, card_id: str) -> frozenset[str]:
        """See ``TeamDeckStore``."""
        with self._desk:
            known = card_id in self._cards
            return frozenset(d for d, cards in self._members.items() if known and card_id in cards)

    def hides_picture(self, name: str) -> bool:
        """See ``TeamDeckStore``."""
        with self._desk:
            shown = {card.id for card in self._cards.values() if card.picture == name}
            decks = [deck for deck, cards in self._members.items() if shown & set(cards)]
            return bool(decks) and not any(self._decks[deck].published for deck in decks)

    def note_notices(self, deck_id: str, card_ids: Sequence[str], at: datetime) -> None:  # noqa: ARG002
        """See ``TeamDeckStore``."""
        with self._desk:
            told = set(card_ids) & set(self._members.get(deck_id, ()))
            self._noticed |= {(deck_id, card) for card in told}

    def notices(self, deck_id: str) -> frozenset[str]:
        """See ``TeamDeckStore``."""
        with self._desk:
            living = self._cards.keys() & set(self._members.get(deck_id, ()))
            return frozenset(card for card in living if (deck_id, card) in self._noticed)

    def add_upload(self, record: UploadRecord) -> None:
        """See ``UploadStore``."""
        with self._desk:
            self.deck(record.deck_id)
            self._uploads[record.id] = record
            self._items[record.id] = {}

    def upload(self, upload_id: str) -> UploadRecord:
        """See ``UploadStore``."""
        try:
            return self._uploads[upload_id]
        except KeyError:
            raise UploadNotFound(upload_id) from None

    def uploads(self, deck_id: str) -> tuple[UploadRecord, ...]:
        """See ``UploadStore``."""
        with self._desk:
            found = [upload for upload in self._uploads.values() if upload.deck_id == deck_id]
        return tuple(sorted(found, key=lambda upload: (upload.created, upload.id)))

    def update_upload(self, record: UploadRecord) -> None:
        """See ``UploadStore``."""
        with self._desk:
            self._change(record)

    def unpack_upload(self, record: UploadRecord, items: Sequence[ItemRecord]) -> None:
        """See ``UploadStore``."""
        with self._desk:
            self._change(record)
            self._items[record.id] = {item.number: item for item in items}

    def items(self, upload_id: str) -> tuple[ItemRecord, ...]:
        """See ``UploadStore``."""
        with self._desk:
            found = self._items.get(upload_id, {})
            return tuple(found[number] for number in sorted(found))

    def finish_item(
        self, item: ItemRecord, record: CardRecord, feedback: Sequence[FeedbackRecord]
    ) -> None:
        """See ``UploadStore``."""
        with self._desk:
            if not self._waits(item):
                raise ItemTaken
            self._join(self.upload(item.upload_id).deck_id, record, feedback)
            self._put(replace(item, state=ItemState.DONE, card_id=record.id))

    def refuse_item(self, item: ItemRecord, problem: str) -> None:
        """See ``UploadStore``."""
        with self._desk:
            if self._waits(item):
                self._put(replace(item, state=ItemState.REFUSED, problem=problem))

    def delete_upload(self, upload_id: str) -> None:
        """See ``UploadStore``."""
        with self._desk:
            self._drop(upload_id)

    def idle_uploads(self, since: datetime) -> tuple[UploadRecord, ...]:
        """See ``UploadStore``."""
        with self._desk:
            return tuple(
                upload
                for upload in self._uploads.values()
                if upload.updated < since and upload.state not in ENDED
            )

    def _on_the_desk(self) -> tuple[int, int]:
        """Count the cards in team decks, and the uploads under way."""
        with self._desk:
            members = self._cards.keys() & set(chain.from_iterable(self._members.values()))
            return len(members), sum(u.state not in ENDED for u in self._uploads.values())

    def _forget_file_names(self, card_id: str) -> None:
        with self._desk:
            gave = [item for items in self._items.values() for item in items.values()]
            for item in [item for item in gave if item.card_id == card_id]:
                self._put(replace(item, name=""))
                self._uploads[item.upload_id] = replace(self.upload(item.upload_id), name="")

    def _join(self, deck_id: str, record: CardRecord, feedback: Sequence[FeedbackRecord]) -> None:
        if deck_id not in self._decks:
            raise DeckNotFound(deck_id)
        self.add_card(record, feedback=feedback)
        self._members[deck_id].append(record.id)

    def _change(self, record: UploadRecord) -> None:
        self._uploads[record.id] = replace(
            self.upload(record.id),
            received=record.received,
            state=record.state,
            problem=record.problem,
            updated=record.updated,
        )

    def _waits(self, item: ItemRecord) -> bool:
        kept = self._items.get(item.upload_id, {}).get(item.number)
        return kept is not None and kept.state is ItemState.WAITING

    def _put(self, item: ItemRecord) -> None:
        self._items[item.upload_id][item.number] = item

    def _drop(self, upload_id: str) -> None:
        self._uploads.pop(upload_id, None)
        self._items.pop(upload_id, None)
