"""Connections to SQLite and PostgreSQL: how they are opened, begun and what their errors mean."""

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from threading import Lock
from time import sleep
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import (
    ArgumentError,
    DatabaseError,
    DataError,
    IntegrityError,
    InterfaceError,
    NoSuchModuleError,
    ProgrammingError,
    SQLAlchemyError,
)
from sqlalchemy.exc import TimeoutError as PoolTimeout

from guesswho.errors import StoreUnavailable

BEGIN = "sqlite_begin"
"""Execution option: how SQLite begins this transaction; blank for none at all."""

_BUSY_SECONDS = 20  # a writer waits this long for another; transactions here last milliseconds
_WAL_TRIES, _WAL_PAUSE = 400, 0.05  # as long as a writer waits
_PRAGMAS = (
    "synchronous=FULL",  # in WAL mode the default may lose the last commits with the power
    "foreign_keys=ON",
    "secure_delete=ON",  # deleted people are overwritten, not only unlinked
)
_OUR_FAULT = (IntegrityError, ProgrammingError, DataError)


class Database:
    """An engine, and how one reads and writes with it. Safe to share between threads."""

    def __init__(self, engine: Engine, turn: AbstractContextManager[object]) -> None:
        self.engine = engine
        # SQLite lets one writer in at a time, and those who wait poll in no order. Measured with
        # eight threads that never pause: the longest wait was 3 to 7 s, in a queue about 1 s.
        self._turn = turn

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction that is durable when the block is left, and undone by any error."""
        with reached(), self._turn, self.engine.begin() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One transaction that only reads."""
        with reached(), self.engine.connect() as connection:
            yield connection.execution_options(**{BEGIN: "DEFERRED"})

    def scrub(self) -> None:
        """Write SQLite's log back and empty it, so that what was deleted is gone from there too.

        While somebody reads, part of it stays until the next time. PostgreSQL has its vacuum.
        """
        if self.engine.dialect.name != "sqlite":
            return
        with reached(), self._turn, self.engine.connect() as connection:
            connection.execution_options(**{BEGIN: ""})
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Let go of all connections."""
        self.engine.dispose()


def connect(url: str) -> Database:
    """Return the database at a SQLAlchemy URL; nothing is opened yet.

    ``postgresql://`` means psycopg 3. Raises ``StoreUnavailable`` for a URL that is none,
    without repeating it: it may hold a password.
    """
    try:
        parsed = _with_driver(make_url(url))
        if parsed.get_backend_name() == "sqlite":
            return Database(_sqlite(parsed), turn=Lock())
        # hide_parameters: errors end in logs, and parameters hold names and secrets
        options: dict[str, Any] = {"connect_timeout": 5}
        return Database(
            create_engine(parsed, hide_parameters=True, pool_pre_ping=True, connect_args=options),
            turn=nullcontext(),
        )
    except (ArgumentError, NoSuchModuleError) as error:
        raise StoreUnavailable("the database URL is not one of SQLite or PostgreSQL") from error


def _with_driver(url: URL) -> URL:
    if url.drivername in {"postgres", "postgresql"}:
        return url.set(drivername="postgresql+psycopg")
    return url


def _sqlite(url: URL) -> Engine:
    engine = create_engine(url, hide_parameters=True, connect_args={"timeout": _BUSY_SECONDS})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # sqlite3 must not begin by itself; ``_begin`` does
    _use_write_ahead_log(connection)
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _use_write_ahead_log(connection: sqlite3.Connection) -> None:
    """Let readers never wait for the writer.

    SQLite itself does not wait where several processes turn a new file to its log at once:
    of 480 that started in eights on an empty file, 3 were told that it is locked.
    """
    for tries_left in reversed(range(_WAL_TRIES)):
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError:
            if not tries_left:
                raise
            sleep(_WAL_PAUSE)
        else:
            return


def _begin(connection: Connection) -> None:
    """Begin with the write lock unless told otherwise.

    A transaction that reads first and wants to write later fails when another one wrote in
    between; one that has the lock from its start waits for its turn instead.
    """
    mode = connection.get_execution_options().get(BEGIN, "IMMEDIATE")
    if mode:
        connection.exec_driver_sql(f"BEGIN {mode}")


@contextmanager
def reached() -> Iterator[None]:
    """Turn the database's errors into ``StoreUnavailable``, except those of wrong programs."""
    try:
        yield
    except _OUR_FAULT:
        raise
    except (DatabaseError, InterfaceError, PoolTimeout) as error:
        raise StoreUnavailable(_words(error)) from error


def _words(error: SQLAlchemyError) -> str:
    """Return one line without the statement, its values, or the server's address."""
    cause = getattr(error, "orig", None) or error
    return f"the database: {type(cause).__name__}"
