"""Every kind of store, and a PostgreSQL of the tests' own, on a socket in a temporary folder."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import URL, create_engine, make_url, text

from guesswho.settings import Settings
from guesswho.store.memory import MemoryStore
from guesswho.store.opening import open_store
from guesswho.store.store import Store

GIVEN = "GUESSWHO_TEST_POSTGRES_URL"
DATABASES = count(1)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[URL]:
    """The URL of a server on which databases may be made: the given one, or a temporary one."""
    if os.environ.get(GIVEN):
        yield make_url(os.environ[GIVEN]).set(drivername="postgresql+psycopg")
        return
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not programs:
        pytest.skip(f"no PostgreSQL: no /usr/lib/postgresql/*/bin/initdb and no {GIVEN}")
    # not pytest's own folder: the server runs as another user, who cannot enter that one
    home = Path(tempfile.mkdtemp(prefix="guesswho-pg-"))
    try:
        yield from _serve(programs[-1].parent, home)
    finally:
        shutil.rmtree(home)


def _serve(programs: Path, home: Path) -> Iterator[URL]:
    data = str(home / "data")
    _run(home, programs / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "--no-sync")
    options = f"-c listen_addresses='' -c fsync=off -k {home}"
    _run(
        home, programs / "pg_ctl", "-D", data, "-w", "-l", str(home / "log"), "-o", options, "start"
    )
    try:
        yield URL.create(
            "postgresql+psycopg", "postgres", database="postgres", query={"host": str(home)}
        )
    finally:
        _run(home, programs / "pg_ctl", "-D", data, "-m", "immediate", "stop")


def _run(home: Path, program: Path, *arguments: str) -> None:
    """PostgreSQL refuses to run as root: there it runs as the user that Debian made for it."""
    user = "postgres" if os.geteuid() == 0 else None
    if user:
        shutil.chown(home, user)
    subprocess.run(  # noqa: S603
        [program, *arguments], check=True, user=user, cwd=home, stdout=subprocess.DEVNULL
    )


@pytest.fixture
def postgres_url(postgres_server: URL) -> Iterator[str]:
    """The URL of an empty database."""
    name = f"guesswho_test_{os.getpid()}_{next(DATABASES)}"
    server = create_engine(postgres_server, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    url = postgres_server.set(drivername="postgresql", database=name)
    yield url.render_as_string(hide_password=False)
    with server.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    server.dispose()


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    if request.param == "memory":
        yield MemoryStore()
        return
    url = request.getfixturevalue("postgres_url") if request.param == "postgresql" else ""
    opened = open_store(Settings(data_dir=tmp_path, database_url=url))
    yield opened
    opened.close()
