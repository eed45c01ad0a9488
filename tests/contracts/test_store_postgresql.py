"""What only a database server can do to its client: go away, and come back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, make_url, text

from guesswho.errors import StoreUnavailable
from guesswho.settings import Settings
from guesswho.store.opening import open_store


@pytest.fixture
def server(postgres_server: str) -> Iterator[Engine]:
    engine = create_engine(postgres_server, isolation_level="AUTOCOMMIT")
    yield engine
    engine.dispose()


def test_a_store_outlives_its_server_going_away(
    postgres_url: str, server: Engine, tmp_path: Path
) -> None:
    name = make_url(postgres_url).database
    store = open_store(Settings(data_dir=tmp_path, database_url=postgres_url))
    store.check()
    with server.connect() as connection:
        connection.execute(text(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false"))
        drop_clients = (
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name"
        )
        connection.execute(text(drop_clients), {"name": name})
        with pytest.raises(StoreUnavailable):
            store.check()
        connection.execute(text(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true"))
    store.check()
    store.close()


def test_tables_that_vanish_are_a_store_out_of_reach(postgres_url: str, tmp_path: Path) -> None:
    store = open_store(Settings(data_dir=tmp_path, database_url=postgres_url))
    engine = create_engine(postgres_url.replace("postgresql:", "postgresql+psycopg:"))
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE matches CASCADE"))
    with pytest.raises(StoreUnavailable):
        store.check()
    engine.dispose()
    store.close()
