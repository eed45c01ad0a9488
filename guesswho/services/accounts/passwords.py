"""Passwords: what length they have, how they are hashed and checked."""

from functools import cached_property

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from guesswho.errors import BadPassword

SHORTEST, LONGEST = 10, 200
"""In characters. Length is what counts; a ceiling bounds the work for a stranger's input."""


class Passwords:
    """Argon2id with the library's parameters (RFC 9106 for little memory: 64 MiB)."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher()

    @cached_property
    def _nobodys(self) -> str:
        return self._hasher.hash("checked where there is nothing to check")

    def hashed(self, password: str) -> str:
        """Return what is kept; raises ``BadPassword`` for one too short or too long."""
        if not SHORTEST <= len(password) <= LONGEST:
            raise BadPassword(SHORTEST, LONGEST)
        return self._hasher.hash(_bytes(password))

    def fits(self, password: str, kept: str | None) -> bool:
        """Say whether ``kept`` was made of ``password``; as much work when there is no hash."""
        nobodys = self._nobodys  # asked for at every call, so that its making tells nothing
        try:
            self._hasher.verify(kept or nobodys, _bytes(password[: LONGEST + 1]))
        except (VerificationError, InvalidHashError):
            return False
        return kept is not None

    def is_old(self, kept: str) -> bool:
        """Say whether a newer program would hash with other parameters."""
        return self._hasher.check_needs_rehash(kept)


def _bytes(password: str) -> bytes:
    return password.encode(errors="surrogatepass")
