"""How often one address may send a photo or begin a match: one purse for API and pages."""

from flask import Flask, current_app
from flask_limiter import Limiter
from flask_limiter.errors import RateLimitExceeded
from flask_limiter.util import get_remote_address

from guesswho.errors import TooManyRequests
from guesswho.settings import Settings

OFF = "off"
_KEY = "guesswho-limits"


def attach(server: Flask, settings: Settings) -> None:
    """Keep the count in Redis where there is one; without it, or while it is away, here."""
    limiter = Limiter(
        get_remote_address,
        app=server,
        storage_uri=settings.redis_url or "memory://",
        in_memory_fallback_enabled=bool(settings.redis_url),
        headers_enabled=True,
        enabled=settings.rate_limit.lower() != OFF,
    )
    limit = limiter.shared_limit(settings.rate_limit, scope="photos and new matches")
    server.extensions[_KEY] = limit(_nothing)


def spend() -> None:
    """Count one photo or new match of this request's address; raises ``TooManyRequests``."""
    try:
        current_app.extensions[_KEY]()
    except RateLimitExceeded:
        raise TooManyRequests from None


def _nothing() -> None:
    """Stand where Flask-Limiter wants a function to guard."""
