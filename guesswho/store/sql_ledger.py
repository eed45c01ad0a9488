"""Proof of what is held and what was deleted, in SQL."""

from sqlalchemy import ColumnElement, FromClause, Label, func, insert, select, true, union_all

from guesswho.store.database import Database
from guesswho.store.deck_records import ENDED
from guesswho.store.records import Holdings, PurgeRecord
from guesswho.store.tables import cards, deck_cards, drafts, feedback, matches, purges, uploads


class SqlLedger:
    """The part of the SQL store that answers for what is kept."""

    _database: Database

    def add_purge(self, record: PurgeRecord) -> None:
        """See ``LedgerStore``."""
        row = {"at": record.at, "deleted": dict(record.deleted)}
        with self._database.writing() as connection:
            connection.execute(insert(purges).values(row))

    def purges(self, limit: int) -> tuple[PurgeRecord, ...]:
        """See ``LedgerStore``."""
        query = select(purges.c.at, purges.c.deleted)
        newest = query.order_by(purges.c.at.desc(), purges.c.id.desc()).limit(limit)
        with self._database.reading() as connection:
            return tuple(PurgeRecord(**row) for row in connection.execute(newest).mappings())

    def holdings(self) -> Holdings:
        """See ``LedgerStore``."""
        lives = union_all(*(select(t.c.created, t.c.expires) for t in (drafts, cards))).subquery()
        query = select(
            _number("drafts", drafts),
            _number("cards", cards),
            _number("matches", matches),
            _number("feedback", feedback),
            _number("for_deck", cards, cards.c.for_deck),
            _number("for_improvement", cards, cards.c.for_improvement),
            _number("for_team", select(deck_cards.c.card_id).distinct().subquery()),
            _number("uploads", uploads, uploads.c.state.not_in([state.value for state in ENDED])),
            select(func.min(lives.c.created)).scalar_subquery().label("oldest"),
            select(func.min(lives.c.expires)).scalar_subquery().label("next_expiry"),
        )
        with self._database.reading() as connection:
            return Holdings(**connection.execute(query).mappings().one())


def _number(name: str, table: FromClause, where: ColumnElement[bool] | None = None) -> Label[int]:
    rows = select(func.count()).select_from(table).where(true() if where is None else where)
    return rows.scalar_subquery().label(name)
