"""The store of record: SQLite or PostgreSQL through SQLAlchemy."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Update, delete, insert, or_, select, union, update
from sqlalchemy.exc import IntegrityError, ProgrammingError

from guesswho.errors import (
    CardNotFound,
    DraftNotFound,
    FriendIsHere,
    MatchNotFound,
    SeatTaken,
    StaleMatch,
    StoreUnavailable,
    WrongDeletionCode,
)
from guesswho.store import rows
from guesswho.store.feedback import FeedbackRecord
from guesswho.store.records import CardRecord, DraftRecord, MatchRecord, check_rises
from guesswho.store.sql_accounts import SqlAccounts
from guesswho.store.sql_decks import SqlTeamDecks, SqlUploads, forget_file_names
from guesswho.store.sql_feedback import SqlFeedback, append
from guesswho.store.sql_ledger import SqlLedger
from guesswho.store.tables import cards, drafts, feedback, flips, match_guests, matches

_REVISED = ("name", "traits", "for_deck", "for_improvement", "expires")


_TOKEN = (matches.c.first_seat_hash, matches.c.second_seat_hash)
_SEEN = (matches.c.first_seen, matches.c.second_seen)
"""Columns by seat."""


class SqlStore(SqlAccounts, SqlFeedback, SqlLedger, SqlTeamDecks, SqlUploads):
    """A ``Store`` in a database whose schema is up to date."""

    def add_match(self, record: MatchRecord) -> None:
        """See ``MatchStore``."""
        with self._database.writing() as connection:
            connection.execute(insert(matches).values(rows.match_row(record)))
            for guest in sorted(record.guests):
                _seat_guest(connection, record.id, guest)

    def match(self, match_id: str) -> MatchRecord:
        """See ``MatchStore``."""
        query = select(matches, match_guests).outerjoin(match_guests)
        with self._database.reading() as connection:
            found = connection.execute(query.where(matches.c.id == match_id)).mappings().all()
        if not found:
            raise MatchNotFound(match_id)
        return rows.match_record(found)

    def update_match(self, record: MatchRecord, expected_version: int) -> None:
        """See ``MatchStore``."""
        check_rises(record, expected_version)
        change = update(matches).values(
            version=record.version,
            transcript=record.transcript,
            notes=record.notes,
            updated=record.updated,
        )
        self._change_match(record.id, expected_version, change)

    def note_match(self, match_id: str, version: int, notes: str) -> None:
        """See ``MatchStore``."""
        self._change_match(match_id, version, update(matches).values(notes=notes))

    def take_seat(self, match_id: str, seat: int, token_hash: str, now: datetime | None) -> None:
        """See ``MatchStore``."""
        free = (matches.c.id == match_id, _TOKEN[seat].is_(None), matches.c.opponent.is_(None))
        change = update(matches).where(*free).values({_TOKEN[seat]: token_hash, _SEEN[seat]: now})
        with self._database.writing() as connection:
            if connection.execute(change).rowcount == 0:
                _version(connection, match_id)
                raise SeatTaken(match_id)

    def see(self, match_id: str, seat: int, now: datetime) -> None:
        """See ``MatchStore``."""
        change = update(matches).where(matches.c.id == match_id).values({_SEEN[seat]: now})
        with self._database.writing() as connection:
            connection.execute(change)

    def replace_player(
        self, match_id: str, seat: int, opponent: str, unseen_since: datetime
    ) -> None:
        """See ``MatchStore``."""
        token = _TOKEN[seat]
        gone = or_(token.is_(None), _SEEN[seat] < unseen_since)
        change = update(matches).where(matches.c.id == match_id, matches.c.opponent.is_(None), gone)
        values = {matches.c.opponent: opponent, token: None, matches.c.left_token_hash: token}
        with self._database.writing() as connection:
            if connection.execute(change.values(values)).rowcount == 0:
                _version(connection, match_id)
                raise FriendIsHere

    def arrange_rematch(self, match_id: str, rematch: str) -> str:
        """See ``MatchStore``."""
        here = matches.c.id == match_id
        change = update(matches).where(here, matches.c.rematch.is_(None)).values(rematch=rematch)
        with self._database.writing() as connection:
            connection.execute(change)
            arranged = connection.scalar(select(matches.c.rematch).where(here))
        if arranged is None:
            raise MatchNotFound(match_id)
        return str(arranged)

    def delete_matches(self, idle_since: datetime) -> tuple[str, ...]:
        """See ``MatchStore``."""
        idle = delete(matches).where(matches.c.updated < idle_since).returning(matches.c.id)
        with self._database.writing() as connection:
            deleted = tuple(connection.scalars(idle))
        if deleted:
            self._database.scrub()
        return deleted

    def flip_down(self, match_id: str, seat: int, card: str, turns: int) -> None:
        """See ``FlipStore``."""
        with self._database.writing() as connection:
            # Locked first, so that of two who flip the same frame the second sees the first.
            _version(connection, match_id, lock=True)
            lies = select(flips.c.turns).where(*_frame(match_id, seat, card))
            if connection.scalar(lies) is None:
                row = {"match_id": match_id, "seat": seat, "card": card, "turns": turns}
                connection.execute(insert(flips).values(row))

    def flip_up(self, match_id: str, seat: int, card: str) -> None:
        """See ``FlipStore``."""
        with self._database.writing() as connection:
            connection.execute(delete(flips).where(*_frame(match_id, seat, card)))

    def flipped(self, match_id: str, seat: int) -> Mapping[str, int]:
        """See ``FlipStore``."""
        lying = select(flips.c.card, flips.c.turns)
        with self._database.reading() as connection:
            found = connection.execute(
                lying.where(flips.c.match_id == match_id, flips.c.seat == seat)
            )
            return {row.card: row.turns for row in found}

    def add_draft(self, record: DraftRecord) -> None:
        """See ``DraftStore``."""
        with self._database.writing() as connection:
            connection.execute(insert(drafts).values(rows.draft_row(record)))

    def draft(self, draft_id: str, now: datetime) -> DraftRecord:
        """See ``DraftStore``."""
        query = select(drafts).where(drafts.c.id == draft_id, drafts.c.expires > now)
        with self._database.reading() as connection:
            found = connection.execute(query).mappings().one_or_none()
        if found is None:
            raise DraftNotFound(draft_id)
        return rows.draft_record(found)

    def update_draft(self, record: DraftRecord) -> None:
        """See ``DraftStore``."""
        change = update(drafts).where(drafts.c.id == record.id).values(rows.draft_row(record))
        with self._database.writing() as connection:
            if connection.execute(change).rowcount == 0:
                raise DraftNotFound(record.id)

    def delete_draft(self, draft_id: str) -> None:
        """See ``DraftStore``."""
        with self._database.writing() as connection:
            connection.execute(delete(drafts).where(drafts.c.id == draft_id))
        self._database.scrub()

    def expired_drafts(self, now: datetime) -> tuple[DraftRecord, ...]:
        """See ``DraftStore``."""
        with self._database.reading() as connection:
            found = connection.execute(select(drafts).where(drafts.c.expires <= now)).mappings()
            return tuple(rows.draft_record(row) for row in found)

    def add_card(
        self,
        record: CardRecord,
        draft_id: str | None = None,
        feedback: Sequence[FeedbackRecord] = (),
    ) -> None:
        """See ``CardStore``."""
        with self._database.writing() as connection:
            if draft_id is not None:
                _use_up(connection, draft_id)
            connection.execute(insert(cards).values(rows.card_row(record)))
            append(connection, feedback)
        if draft_id is not None:
            self._database.scrub()

    def card(self, card_id: str, now: datetime) -> CardRecord:
        """See ``CardStore``."""
        query = select(cards).where(cards.c.id == card_id, cards.c.expires > now)
        with self._database.reading() as connection:
            found = connection.execute(query).mappings().one_or_none()
        if found is None:
            raise CardNotFound(card_id)
        return rows.card_record(found)

    def card_with_code(self, code_hash: str) -> CardRecord:
        """See ``CardStore``."""
        query = select(cards).where(cards.c.deletion_code_hash == code_hash)
        with self._database.reading() as connection:
            found = connection.execute(query).mappings().one_or_none()
        if found is None:
            raise WrongDeletionCode
        return rows.card_record(found)

    def revise_card(self, record: CardRecord, feedback: Sequence[FeedbackRecord]) -> None:
        """See ``CardStore``."""
        row = rows.card_row(record)
        changed = {name: row[name] for name in _REVISED}
        here = update(cards).where(cards.c.id == record.id)
        with self._database.writing() as connection:
            if connection.execute(here.values(changed)).rowcount == 0:
                raise CardNotFound(record.id)
            append(connection, feedback)

    def extend_card(self, card_id: str, expires: datetime) -> None:
        """See ``CardStore``."""
        with self._database.writing() as connection:
            here = update(cards).where(cards.c.id == card_id)
            connection.execute(here.values(expires=expires))

    def deck_cards(self, now: datetime, limit: int) -> tuple[CardRecord, ...]:
        """See ``CardStore``."""
        living = select(cards).where(cards.c.for_deck, cards.c.expires > now)
        newest = living.order_by(cards.c.created.desc(), cards.c.id).limit(limit)
        with self._database.reading() as connection:
            return tuple(rows.card_record(row) for row in connection.execute(newest).mappings())

    def delete_card(self, card_id: str) -> None:
        """See ``CardStore``."""
        card = cards.c.id == card_id
        boards = select(match_guests.c.match_id).where(match_guests.c.card_id == card_id)
        with self._database.writing() as connection:
            # Locked first, so that no new match can take the card as a guest meanwhile.
            connection.execute(select(cards.c.id).where(card).with_for_update())
            connection.execute(delete(matches).where(matches.c.id.in_(boards)))
            connection.execute(delete(feedback).where(feedback.c.card_id == card_id))
            forget_file_names(connection, card_id)
            connection.execute(delete(cards).where(card))
        self._database.scrub()

    def expired_cards(self, now: datetime) -> tuple[CardRecord, ...]:
        """See ``CardStore``."""
        with self._database.reading() as connection:
            found = connection.execute(select(cards).where(cards.c.expires <= now)).mappings()
            return tuple(rows.card_record(row) for row in found)

    def picture_names(self) -> frozenset[str]:
        """See ``Store``: one statement, so that a draft turning into a card is never missed."""
        with self._database.reading() as connection:
            named = union(select(drafts.c.picture), select(cards.c.picture))
            return frozenset(connection.scalars(named))

    def keeps_picture(self, name: str, now: datetime) -> bool:
        """See ``Store``."""
        living = union(
            *(
                select(table.c.picture).where(table.c.picture == name, table.c.expires > now)
                for table in (drafts, cards)
            )
        )
        with self._database.reading() as connection:
            return connection.scalar(living) is not None

    def check(self) -> None:
        """See ``Store``; tables that are gone or locked away are out of reach, too."""
        try:
            with self._database.reading() as connection:
                connection.execute(select(matches.c.id).limit(1))
        except ProgrammingError as error:
            raise StoreUnavailable("the database: its tables cannot be read") from error

    def close(self) -> None:
        """See ``Store``."""
        self._database.close()

    def _change_match(self, match_id: str, version: int, change: Update) -> None:
        """Change a match that is still at ``version``."""
        still = (matches.c.id == match_id, matches.c.version == version)
        with self._database.writing() as connection:
            if connection.execute(change.where(*still)).rowcount == 0:
                _raise_stale(connection, match_id)


def _seat_guest(connection: Connection, match_id: str, card_id: str) -> None:
    row = {"match_id": match_id, "card_id": card_id}
    try:
        connection.execute(insert(match_guests).values(row))
    except IntegrityError:
        raise CardNotFound(card_id) from None


def _use_up(connection: Connection, draft_id: str) -> None:
    if connection.execute(delete(drafts).where(drafts.c.id == draft_id)).rowcount == 0:
        raise DraftNotFound(draft_id)


def _raise_stale(connection: Connection, match_id: str) -> None:
    raise StaleMatch(_version(connection, match_id))


def _frame(match_id: str, seat: int, card: str) -> tuple[ColumnElement[bool], ...]:
    return (flips.c.match_id == match_id, flips.c.seat == seat, flips.c.card == card)


def _version(connection: Connection, match_id: str, *, lock: bool = False) -> int:
    query = select(matches.c.version).where(matches.c.id == match_id)
    found = connection.scalar(query.with_for_update() if lock else query)
    if found is None:
        raise MatchNotFound(match_id)
    return int(found)
