"""Opens the stores that the settings name."""

from guesswho.errors import StoreUnavailable
from guesswho.settings import Settings
from guesswho.store.database import connect
from guesswho.store.migrations import migrate
from guesswho.store.pictures import Pictures
from guesswho.store.sql import SqlStore
from guesswho.store.store import Store


def open_store(settings: Settings) -> Store:
    """Reach the database, bring its schema up to date, and hand out the store.

    Call it after a fork, not before: connections do not survive one. Raises
    ``StoreUnavailable``.
    """
    _make_private(settings)
    database = connect(settings.sqlalchemy_url)
    try:
        migrate(database)
    except StoreUnavailable:
        database.close()
        raise
    return SqlStore(database)


def open_pictures(settings: Settings) -> Pictures:
    """Return the pictures under ``data_dir``."""
    return Pictures(settings.data_dir / "pictures")


def _make_private(settings: Settings) -> None:
    """Make the data folder, which nobody else on the machine may enter."""
    try:
        settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StoreUnavailable(f"the data folder: {error.strerror}") from error
