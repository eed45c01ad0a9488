"""How often one address may send a photo or begin a match: one purse for API and pages."""

from collections.abc import Callable
from contextlib import suppress
from ipaddress import ip_address

from flask import Flask, current_app, request
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
            address,
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


def address() -> str:
    """Return the visitor's address: that of the connection, or what a proxy here says it is.

    Only a proxy on this machine is believed, and only the last entry, which it wrote itself:
    whoever connects from elsewhere could claim any address.
    """
    connected = get_remote_address()
    told = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    return told if _is_loopback(connected) and _is_address(told) else connected


def tells_visitors_apart() -> bool:
    """Whether addresses here are those of visitors, as far as the settings say."""
    return _KEY in current_app.extensions


def _is_loopback(address: str) -> bool:
    return _is_address(address) and ip_address(address).is_loopback


def _is_address(text: str) -> bool:
    with suppress(ValueError):
        ip_address(text)
        return True
    return False


def _nothing() -> None:
    """Stand where Flask-Limiter wants a function to guard."""
