"""How often one address may send a photo or begin a match: one purse for API and pages."""

from collections.abc import Callable

from flask import Flask, current_app
from flask_limiter import Limiter
from flask_limiter.errors import RateLimitExceeded
from flask_limiter.util import get_remote_address
from limits import parse_many

from guesswho.errors import TooManyRequests
from guesswho.settings import Settings

OFF = "off"
_KEY = "guesswho-purse"


class Purse:
    """Counts what each address spends: in Redis where there is one, or else in this process.

    While Redis is away the process counts alone. Raises ``ValueError`` for a
    ``rate_limit`` that is none.
    """

    def __init__(self, server: Flask, settings: Settings) -> None:
        parse_many(settings.rate_limit)  # Flask-Limiter itself would complain at the first use
        # kept here, because Flask-Limiter itself holds only a weak reference
        self._limiter = Limiter(
            get_remote_address,
            app=server,
            storage_uri=settings.redis_url or "memory://",
            in_memory_fallback_enabled=bool(settings.redis_url),
            headers_enabled=True,
        )
        limit = self._limiter.shared_limit(settings.rate_limit, scope="photos and new matches")
        self._guarded: Callable[[], None] = limit(_nothing)

    def spend(self) -> None:
        """See ``spend``."""
        try:
            self._guarded()
        except RateLimitExceeded:
            raise TooManyRequests from None


def attach(server: Flask, settings: Settings) -> None:
    """Give ``server`` a purse, unless the settings want no limits."""
    if settings.rate_limit.lower() != OFF:
        server.extensions[_KEY] = Purse(server, settings)


def spend() -> None:
    """Count one photo or new match of this request's address; raises ``TooManyRequests``."""
    if _KEY in current_app.extensions:
        current_app.extensions[_KEY].spend()


def _nothing() -> None:
    """Stand where Flask-Limiter wants a function to guard."""
