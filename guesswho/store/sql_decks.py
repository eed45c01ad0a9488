"""Team decks and uploads in SQLite or PostgreSQL."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import Connection, RowMapping, Update, delete, func, insert, literal, select, update
from sqlalchemy.exc import IntegrityError

from guesswho.errors import DeckNotFound, ItemTaken, UploadNotFound
from guesswho.store import rows
from guesswho.store.database import Database
from guesswho.store.deck_records import (
    ENDED,
    DeckRecord,
    ItemRecord,
    ItemState,
    UploadRecord,
    UploadState,
)
from guesswho.store.feedback import FeedbackRecord
from guesswho.store.records import CardRecord
from guesswho.store.sql_feedback import append
from guesswho.store.tables import cards, deck_cards, decks, upload_items, uploads


class SqlTeamDecks:
    """A ``TeamDeckStore`` in a database whose schema is up to date."""

    _database: Database

    def add_deck(self, record: DeckRecord) -> None:
        """See ``TeamDeckStore``."""
        with self._database.writing() as connection:
            connection.execute(insert(decks).values(asdict(record)))

    def deck(self, deck_id: str) -> DeckRecord:
        """See ``TeamDeckStore``."""
        with self._database.reading() as connection:
            found = connection.execute(select(decks).where(decks.c.id == deck_id)).mappings()
            row = found.one_or_none()
        if row is None:
            raise DeckNotFound(deck_id)
        return DeckRecord(**row)

    def decks(self) -> tuple[DeckRecord, ...]:
        """See ``TeamDeckStore``."""
        query = select(decks).order_by(decks.c.created, decks.c.id)
        with self._database.reading() as connection:
            return tuple(DeckRecord(**row) for row in connection.execute(query).mappings())

    def update_deck(self, record: DeckRecord) -> None:
        """See ``TeamDeckStore``."""
        change = update(decks).where(decks.c.id == record.id)
        values = {key: getattr(record, key) for key in ("name", "published", "basis", "updated")}
        with self._database.writing() as connection:
            if connection.execute(change.values(values)).rowcount == 0:
                raise DeckNotFound(record.id)

    def delete_deck(self, deck_id: str) -> None:
        """See ``TeamDeckStore``."""
        with self._database.writing() as connection:
            connection.execute(delete(decks).where(decks.c.id == deck_id))
        self._database.scrub()

    def members(self, deck_id: str, now: datetime) -> tuple[CardRecord, ...]:
        """See ``TeamDeckStore``."""
        joined = select(cards).join(deck_cards, deck_cards.c.card_id == cards.c.id)
        living = joined.where(deck_cards.c.deck_id == deck_id, cards.c.expires > now)
        query = living.order_by(deck_cards.c.position, cards.c.id)
        with self._database.reading() as connection:
            return tuple(rows.card_record(row) for row in connection.execute(query).mappings())

    def add_member(
        self, deck_id: str, record: CardRecord, feedback: Sequence[FeedbackRecord] = ()
    ) -> None:
        """See ``TeamDeckStore``."""
        with self._database.writing() as connection:
            _join(connection, deck_id, record, feedback)

    def copy_deck(self, source: str, record: DeckRecord, card_ids: Sequence[str]) -> None:
        """See ``TeamDeckStore``."""
        shared = select(
            literal(record.id), deck_cards.c.card_id, deck_cards.c.position, deck_cards.c.noticed
        ).where(deck_cards.c.deck_id == source, deck_cards.c.card_id.in_(card_ids))
        columns = ["deck_id", "card_id", "position", "noticed"]
        with self._database.writing() as connection:
            if connection.scalar(select(decks.c.id).where(decks.c.id == source)) is None:
                raise DeckNotFound(source)
            connection.execute(insert(decks).values(asdict(record)))
            connection.execute(insert(deck_cards).from_select(columns, shared))

    def remove_member(self, deck_id: str, card_id: str) -> None:
        """See ``TeamDeckStore``."""
        here = (deck_cards.c.deck_id == deck_id, deck_cards.c.card_id == card_id)
        with self._database.writing() as connection:
            connection.execute(delete(deck_cards).where(*here))

    def decks_with(self, card_id: str) -> frozenset[str]:
        """See ``TeamDeckStore``."""
        query = select(deck_cards.c.deck_id).where(deck_cards.c.card_id == card_id)
        with self._database.reading() as connection:
            return frozenset(connection.scalars(query))

    def hides_picture(self, name: str) -> bool:
        """See ``TeamDeckStore``."""
        query = (
            select(decks.c.published)
            .join(deck_cards, deck_cards.c.deck_id == decks.c.id)
            .join(cards, cards.c.id == deck_cards.c.card_id)
            .where(cards.c.picture == name)
        )
        with self._database.reading() as connection:
            published = connection.scalars(query).all()
        return bool(published) and not any(published)

    def note_notices(self, deck_id: str, card_ids: Sequence[str], at: datetime) -> None:
        """See ``TeamDeckStore``."""
        untold = update(deck_cards).where(
            deck_cards.c.deck_id == deck_id,
            deck_cards.c.card_id.in_(card_ids),
            deck_cards.c.noticed.is_(None),
        )
        with self._database.writing() as connection:
            connection.execute(untold.values(noticed=at))

    def notices(self, deck_id: str) -> frozenset[str]:
        """See ``TeamDeckStore``."""
        told = select(deck_cards.c.card_id).where(
            deck_cards.c.deck_id == deck_id, deck_cards.c.noticed.is_not(None)
        )
        with self._database.reading() as connection:
            return frozenset(connection.scalars(told))


class SqlUploads:
    """An ``UploadStore`` in a database whose schema is up to date."""

    _database: Database

    def add_upload(self, record: UploadRecord) -> None:
        """See ``UploadStore``."""
        try:
            with self._database.writing() as connection:
                connection.execute(insert(uploads).values(_plain(record)))
        except IntegrityError:
            raise DeckNotFound(record.deck_id) from None

    def upload(self, upload_id: str) -> UploadRecord:
        """See ``UploadStore``."""
        with self._database.reading() as connection:
            return _upload(connection, upload_id)

    def uploads(self, deck_id: str) -> tuple[UploadRecord, ...]:
        """See ``UploadStore``."""
        of_deck = select(uploads).where(uploads.c.deck_id == deck_id)
        query = of_deck.order_by(uploads.c.created, uploads.c.id)
        with self._database.reading() as connection:
            return tuple(_upload_record(row) for row in connection.execute(query).mappings())

    def update_upload(self, record: UploadRecord) -> None:
        """See ``UploadStore``."""
        with self._database.writing() as connection:
            _change(connection, record)

    def unpack_upload(self, record: UploadRecord, items: Sequence[ItemRecord]) -> None:
        """See ``UploadStore``."""
        with self._database.writing() as connection:
            _change(connection, record)
            connection.execute(delete(upload_items).where(upload_items.c.upload_id == record.id))
            if items:
                connection.execute(insert(upload_items), [_plain(item) for item in items])

    def items(self, upload_id: str) -> tuple[ItemRecord, ...]:
        """See ``UploadStore``."""
        of_upload = select(upload_items).where(upload_items.c.upload_id == upload_id)
        with self._database.reading() as connection:
            found = connection.execute(of_upload.order_by(upload_items.c.number)).mappings()
            return tuple(_item_record(row) for row in found)

    def finish_item(
        self, item: ItemRecord, record: CardRecord, feedback: Sequence[FeedbackRecord]
    ) -> None:
        """See ``UploadStore``."""
        done = _waiting(item).values(state=ItemState.DONE.value, card_id=record.id)
        with self._database.writing() as connection:
            if connection.execute(done).rowcount == 0:
                raise ItemTaken
            deck_id = _upload(connection, item.upload_id).deck_id
            _join(connection, deck_id, record, feedback)

    def refuse_item(self, item: ItemRecord, problem: str) -> None:
        """See ``UploadStore``."""
        refused = _waiting(item).values(state=ItemState.REFUSED.value, problem=problem)
        with self._database.writing() as connection:
            connection.execute(refused)

    def delete_upload(self, upload_id: str) -> None:
        """See ``UploadStore``."""
        with self._database.writing() as connection:
            connection.execute(delete(uploads).where(uploads.c.id == upload_id))
        self._database.scrub()

    def idle_uploads(self, since: datetime) -> tuple[UploadRecord, ...]:
        """See ``UploadStore``."""
        ended = [state.value for state in ENDED]
        idle = select(uploads).where(uploads.c.updated < since, uploads.c.state.not_in(ended))
        with self._database.reading() as connection:
            return tuple(_upload_record(row) for row in connection.execute(idle).mappings())


def forget_file_names(connection: Connection, card_id: str) -> None:
    """Forget the names of the files that a card came in: people name photos after people."""
    gave = upload_items.c.card_id == card_id
    of_card = select(upload_items.c.upload_id).where(gave)
    connection.execute(update(uploads).where(uploads.c.id.in_(of_card)).values(name=""))
    connection.execute(update(upload_items).where(gave).values(name=""))


def _join(
    connection: Connection,
    deck_id: str,
    record: CardRecord,
    feedback: Sequence[FeedbackRecord],
) -> None:
    """Save a card as the deck's last; the lock on the deck keeps positions apart."""
    here = select(decks.c.id).where(decks.c.id == deck_id).with_for_update()
    if connection.scalar(here) is None:
        raise DeckNotFound(deck_id)
    last = select(func.coalesce(func.max(deck_cards.c.position), -1))
    position = connection.scalar(last.where(deck_cards.c.deck_id == deck_id))
    connection.execute(insert(cards).values(rows.card_row(record)))
    place = {"card_id": record.id, "deck_id": deck_id, "position": (position or 0) + 1}
    connection.execute(insert(deck_cards).values(place))
    append(connection, feedback)


def _change(connection: Connection, record: UploadRecord) -> None:
    row = _plain(record)
    values = {key: row[key] for key in ("received", "state", "problem", "updated")}
    change = update(uploads).where(uploads.c.id == record.id).values(values)
    if connection.execute(change).rowcount == 0:
        raise UploadNotFound(record.id)


def _waiting(item: ItemRecord) -> Update:
    return update(upload_items).where(
        upload_items.c.upload_id == item.upload_id,
        upload_items.c.number == item.number,
        upload_items.c.state == ItemState.WAITING.value,
    )


def _upload(connection: Connection, upload_id: str) -> UploadRecord:
    found = connection.execute(select(uploads).where(uploads.c.id == upload_id)).mappings()
    row = found.one_or_none()
    if row is None:
        raise UploadNotFound(upload_id)
    return _upload_record(row)


def _upload_record(row: RowMapping) -> UploadRecord:
    fields = dict(row)
    return UploadRecord(state=UploadState(fields.pop("state")), **fields)


def _item_record(row: RowMapping) -> ItemRecord:
    fields = dict(row)
    return ItemRecord(state=ItemState(fields.pop("state")), **fields)


def _plain(record: UploadRecord | ItemRecord) -> dict[str, object]:
    return asdict(record) | {"state": record.state.value}
