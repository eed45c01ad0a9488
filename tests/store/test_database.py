"""How databases are reached: what SQLite is told, what their errors become."""

import sqlite3
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import insert, text
from sqlalchemy.exc import IntegrityError, StatementError

from guesswho.errors import StoreUnavailable
from guesswho.settings import Settings
from guesswho.store.database import Database, connect
from guesswho.store.migrations import migrate
from guesswho.store.opening import open_store
from guesswho.store.tables import match_guests, matches


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = connect(f"sqlite:///{tmp_path / 'test.sqlite'}")
    migrate(opened)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("secure_delete", 1)],
)
def test_sqlite_is_told_to_be_durable_strict_and_forgetful(
    database: Database, pragma: str, value: object
) -> None:
    with database.reading() as connection:
        assert connection.scalar(text(f"PRAGMA {pragma}")) == value


def test_a_writer_waits_for_another_one(database: Database) -> None:
    with database.reading() as connection:
        assert connection.scalar(text("PRAGMA busy_timeout")) >= 5000


def test_a_reader_does_not_wait_for_a_writer(database: Database) -> None:
    with database.writing(), database.reading() as connection:
        assert connection.scalar(text("SELECT count(*) FROM matches")) == 0


def test_an_error_undoes_the_whole_transaction(database: Database) -> None:
    def write_and_fail() -> None:
        with database.writing() as connection:
            connection.execute(text("INSERT INTO alembic_version VALUES ('x')"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_and_fail()
    with database.reading() as connection:
        assert connection.scalar(text("SELECT count(*) FROM alembic_version")) == 1


def test_a_wrong_program_is_no_store_unavailable(database: Database) -> None:
    orphan = insert(match_guests).values(match_id="none", card_id="none")
    with pytest.raises(IntegrityError), database.writing() as connection:
        connection.execute(orphan)


def test_a_time_without_its_zone_is_refused(database: Database) -> None:
    naive = datetime(2026, 5, 4, 12)
    row = {"id": "m", "version": 0, "transcript": "", "notes": "", "created": naive}
    with pytest.raises(StatementError, match="time zone"), database.writing() as connection:
        connection.execute(insert(matches).values(row | {"updated": naive}))


@pytest.mark.parametrize("driver", ["postgresql", "postgres", "postgresql+psycopg"])
def test_postgresql_means_psycopg_3(driver: str) -> None:
    assert connect(f"{driver}://localhost/db").engine.dialect.driver == "psycopg"


@pytest.mark.parametrize(
    "url", ["nonsense", "oracle+nothing://u:hush@h/d", "postgresql://u:hush@127.0.0.1:1/d"]
)
def test_a_database_that_cannot_be_reached(tmp_path: Path, url: str) -> None:
    with pytest.raises(StoreUnavailable) as unavailable:
        open_store(Settings(data_dir=tmp_path, database_url=url))
    assert "hush" not in str(unavailable.value)
    assert "127.0.0.1" not in str(unavailable.value)


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "guesswho.sqlite").write_bytes(b"not a database at all" * 100)
    with pytest.raises(StoreUnavailable):
        open_store(Settings(data_dir=tmp_path))


def test_a_data_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreUnavailable):
        open_store(Settings(data_dir=tmp_path / "file" / "var"))


def test_the_data_folder_is_made_for_the_owner_alone(tmp_path: Path) -> None:
    open_store(Settings(data_dir=tmp_path / "a" / "var")).close()
    assert (tmp_path / "a" / "var").stat().st_mode & 0o077 == 0


def test_a_lost_table_is_reported_by_the_check(tmp_path: Path) -> None:
    store = open_store(Settings(data_dir=tmp_path))
    store.check()
    with sqlite3.connect(tmp_path / "guesswho.sqlite", timeout=1) as other:
        other.execute("DROP TABLE match_guests")
        other.execute("DROP TABLE matches")
    other.close()
    with pytest.raises(StoreUnavailable):
        store.check()
    store.close()
