"""How many wrong passwords are taken before nobody is let in for a while."""

from collections.abc import Callable

from limits import RateLimitItemPerMinute
from limits.errors import StorageError
from limits.storage import MemoryStorage, storage_from_string
from limits.strategies import MovingWindowRateLimiter, RateLimiter

from guesswho.errors import TooManyPasswords

WRONG = RateLimitItemPerMinute(10, 15)
"""Ten in a quarter of an hour."""


class Throttle:
    """Counts by key: for all processes in Redis where there is one, or else in this one.

    While Redis is away each process counts alone.
    """

    def __init__(self, redis_url: str = "") -> None:
        own = MovingWindowRateLimiter(MemoryStorage())
        self._shared, self._own = _over(redis_url) if redis_url else own, own

    def check(self, *keys: str) -> None:
        """Raise ``TooManyPasswords`` if the limit is reached for any key."""
        if not all(self._ask(_test, key) for key in keys):
            raise TooManyPasswords

    def count(self, *keys: str) -> None:
        """Count one wrong password for each key."""
        for key in keys:
            self._ask(_hit, key)

    def _ask(self, question: Callable[[RateLimiter, str], bool], key: str) -> bool:
        try:
            return question(self._shared, key)
        except StorageError:
            return question(self._own, key)


def _over(redis_url: str) -> RateLimiter:
    return MovingWindowRateLimiter(storage_from_string(redis_url, wrap_exceptions=True))


def _test(limiter: RateLimiter, key: str) -> bool:
    return limiter.test(WRONG, "password", key)


def _hit(limiter: RateLimiter, key: str) -> bool:
    return limiter.hit(WRONG, "password", key)
