"""Feedback and its counts in SQL."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import Connection, Insert, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from guesswho.store import rows
from guesswho.store.database import Database
from guesswho.store.feedback import FeedbackRecord, Tally, hour_of, tally
from guesswho.store.tables import feedback, tallies

_KEY = list(tallies.primary_key)


class SqlFeedback:
    """The part of the SQL store that keeps what people said of predictions."""

    _database: Database

    def feedback(self, card_id: str) -> tuple[FeedbackRecord, ...]:
        """See ``FeedbackStore``."""
        with self._database.reading() as connection:
            return records_of(connection, card_id)

    def tallies(self, since: datetime | None = None) -> Mapping[Tally, int]:
        """See ``FeedbackStore``."""
        query = select(tallies).where(tallies.c.count > 0)
        if since is not None:
            query = query.where(tallies.c.hour >= hour_of(since))
        with self._database.reading() as connection:
            found = [dict(row) for row in connection.execute(query).mappings()]
        return {Tally(**fields): count for fields in found for count in (fields.pop("count"),)}


def records_of(connection: Connection, card_id: str) -> tuple[FeedbackRecord, ...]:
    """Return a card's records, oldest first."""
    query = select(feedback).where(feedback.c.card_id == card_id).order_by(feedback.c.id)
    return tuple(rows.feedback_record(row) for row in connection.execute(query).mappings())


def append(connection: Connection, records: Sequence[FeedbackRecord]) -> None:
    """Save what was said and count it, in place of what was said before."""
    if not records:
        return
    before = {old.attribute: old for old in records_of(connection, records[0].card_id)}
    outdated = [before[new.attribute] for new in records if new.attribute in before]
    connection.execute(insert(feedback), [rows.feedback_row(record) for record in records])
    _count(connection, outdated, -1)
    _count(connection, records, 1)


def _count(connection: Connection, records: Iterable[FeedbackRecord], step: int) -> None:
    """Add to the counts in their order: two who lock the same rows never wait crosswise."""
    for key in sorted(tally(record) for record in records):
        connection.execute(_upsert(connection), asdict(key) | {"count": step})


def _upsert(connection: Connection) -> Insert:
    postgres = connection.dialect.name == "postgresql"
    added = (postgresql.insert if postgres else sqlite.insert)(tallies)
    summed = tallies.c.count + added.excluded.count
    return added.on_conflict_do_update(index_elements=_KEY, set_={"count": summed})
