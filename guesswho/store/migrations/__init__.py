"""The schema's history: one file in ``versions/`` for each change, applied when a store opens.

Only the store calls it. To add a change: alter ``tables.py``, then write the next numbered
file in ``versions/`` (Alembic's operations; the tests compare both and name what is missing).
A migration never imports ``tables.py``: it says what was true when it was written.
"""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import text

from guesswho.errors import StoreUnavailable
from guesswho.store.database import Database

_LOCK = 0x6775657373  # any fixed number; it spells "guess"


def migrate(database: Database) -> None:
    """Bring the schema up to date; several processes may try at once.

    One transaction does all: the others wait for it, then find nothing to do. A failure
    leaves the schema as it was. Raises ``StoreUnavailable``, also when the schema is newer
    than this program.
    """
    with database.writing() as connection:
        if connection.dialect.name == "postgresql":  # SQLite has taken its write lock already
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
        try:
            command.upgrade(config, "head")
        except CommandError as error:
            raise StoreUnavailable(f"the database's schema: {error}") from error
