"""The schema's history leads to the tables, on both databases, however many start at once."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text

from guesswho.errors import StoreUnavailable
from guesswho.store.database import Database, connect
from guesswho.store.migrations import migrate
from guesswho.store.tables import metadata


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'test.sqlite'}"
    return str(request.getfixturevalue("postgres_url"))


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    opened = connect(url)
    yield opened
    opened.close()


def differences(database: Database) -> list[object]:
    with database.reading() as connection:
        return compare_metadata(MigrationContext.configure(connection), metadata)


def test_the_migrated_schema_is_the_tables(database: Database) -> None:
    migrate(database)
    assert differences(database) == []


def test_the_comparison_sees_a_missing_index(database: Database) -> None:
    migrate(database)
    with database.writing() as connection:
        connection.execute(text("DROP INDEX ix_cards_expires"))
    assert [difference[0] for difference in differences(database)] == ["add_index"]


def test_constraints_have_the_names_that_the_tables_give_them(database: Database) -> None:
    migrate(database)
    found = inspect(database.engine)
    for table in metadata.sorted_tables:
        assert found.get_pk_constraint(table.name)["name"] == table.primary_key.name
        keys = {key["name"] for key in found.get_foreign_keys(table.name)}
        assert keys == {constraint.name for constraint in table.foreign_key_constraints}


def test_migrating_again_changes_nothing(database: Database) -> None:
    migrate(database)
    migrate(database)
    assert differences(database) == []


def test_several_may_start_on_an_empty_database_at_once(url: str) -> None:
    barrier = Barrier(4)

    def start(_: int) -> list[object]:
        database = connect(url)
        try:
            barrier.wait()
            migrate(database)
            return differences(database)
        finally:
            database.close()

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(start, range(4))) == [[], [], [], []]


def test_a_schema_from_a_newer_program_is_refused(database: Database) -> None:
    migrate(database)
    with database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreUnavailable, match="9999"):
        migrate(database)
