"""Opens the stores that the settings name."""

from guesswho.settings import Settings
from guesswho.store.pictures import Pictures
from guesswho.store.store import Store


def open_store(settings: Settings) -> Store:
    """Reach the database, bring its schema up to date, and hand out the store.

    Raises ``StoreUnavailable``.
    """
    raise NotImplementedError


def open_pictures(settings: Settings) -> Pictures:
    """The pictures under ``data_dir``."""
    return Pictures(settings.data_dir / "pictures")
