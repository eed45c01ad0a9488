"""What a store does for team decks; ``store.py`` says what holds for every method."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from guesswho.store.deck_records import DeckRecord, ItemRecord, UploadRecord
from guesswho.store.feedback import FeedbackRecord
from guesswho.store.records import CardRecord


class TeamDeckStore(Protocol):
    """Decks and who is in them."""

    def add_deck(self, record: DeckRecord) -> None:
        """Save a new deck."""
        ...

    def deck(self, deck_id: str) -> DeckRecord:
        """Return the deck. Raises ``DeckNotFound``."""
        ...

    def decks(self) -> tuple[DeckRecord, ...]:
        """Return all decks, by the time they were made."""
        ...

    def update_deck(self, record: DeckRecord) -> None:
        """Save name, publication, basis and time of change. Raises ``DeckNotFound``."""
        ...

    def delete_deck(self, deck_id: str) -> None:
        """Delete the deck with its uploads, not its cards; one that is gone is no error."""
        ...

    def members(self, deck_id: str, now: datetime) -> tuple[CardRecord, ...]:
        """Return the deck's living cards, in the order they came."""
        ...

    def add_member(
        self, deck_id: str, record: CardRecord, feedback: Sequence[FeedbackRecord] = ()
    ) -> None:
        """Save a new card, with what was read, as the deck's last. Raises ``DeckNotFound``."""
        ...

    def copy_deck(self, source: str, record: DeckRecord, card_ids: Sequence[str]) -> None:
        """Save a new deck of some of another's cards, in its order: the cards are shared.

        Who was told stays told. Raises ``DeckNotFound`` when the other is gone.
        """
        ...

    def remove_member(self, deck_id: str, card_id: str) -> None:
        """Take a card out of a deck; the card itself stays."""
        ...

    def decks_with(self, card_id: str) -> frozenset[str]:
        """Return the ids of the decks that a card is in."""
        ...

    def hides_picture(self, name: str) -> bool:
        """Whether it shows a card that is in decks, none of which is published."""
        ...

    def note_notices(self, deck_id: str, card_ids: Sequence[str], at: datetime) -> None:
        """Save that these people were told; the first time counts."""
        ...

    def notices(self, deck_id: str) -> frozenset[str]:
        """Return the ids of the cards whose people were told."""
        ...


class UploadStore(Protocol):
    """Files on their way into a deck."""

    def add_upload(self, record: UploadRecord) -> None:
        """Save a new upload. Raises ``DeckNotFound``."""
        ...

    def upload(self, upload_id: str) -> UploadRecord:
        """Return the upload. Raises ``UploadNotFound``."""
        ...

    def uploads(self, deck_id: str) -> tuple[UploadRecord, ...]:
        """Return a deck's uploads, by the time they were begun."""
        ...

    def update_upload(self, record: UploadRecord) -> None:
        """Save received, state, problem and time of change. Raises ``UploadNotFound``."""
        ...

    def unpack_upload(self, record: UploadRecord, items: Sequence[ItemRecord]) -> None:
        """Save the upload and its items, in place of any earlier ones, in one step."""
        ...

    def items(self, upload_id: str) -> tuple[ItemRecord, ...]:
        """Return the upload's photos, in their order."""
        ...

    def finish_item(
        self, item: ItemRecord, record: CardRecord, feedback: Sequence[FeedbackRecord]
    ) -> None:
        """Save an item's card in the upload's deck.

        Raises ``ItemTaken``, and saves nothing, unless the item waits: of several who
        finish one item exactly one makes a card.
        """
        ...

    def refuse_item(self, item: ItemRecord, problem: str) -> None:
        """Save why an item that waits gives no card."""
        ...

    def delete_upload(self, upload_id: str) -> None:
        """Delete the upload and its items, not their cards."""
        ...

    def idle_uploads(self, since: datetime) -> tuple[UploadRecord, ...]:
        """Return the uploads last changed before ``since`` that still have files."""
        ...
