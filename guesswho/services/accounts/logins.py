"""Logging in and out, and who is logged in."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock

from guesswho.errors import UserNotFound, WrongPassword
from guesswho.services.accounts.passwords import Passwords
from guesswho.services.accounts.throttle import Throttle
from guesswho.services.accounts.users import key_of
from guesswho.store.account_records import LoginRecord, UserRecord
from guesswho.store.account_store import AccountStore
from guesswho.store.tokens import new_token, token_hash

IDLE = timedelta(hours=2)
"""A login that was not used for so long is over."""
LONGEST = timedelta(hours=12)
"""And any login after so long: a working day."""
_NOTED_EVERY = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Login:
    """A login that has just begun."""

    user: UserRecord
    token: str


class LoginService:
    """Hands out a token for a right password and knows whose it is until it ends.

    A new login always gets a new token: whatever a browser held before opens nothing.
    """

    def __init__(
        self,
        *,
        store: AccountStore,
        passwords: Passwords,
        throttle: Throttle,
        clock: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._passwords = passwords
        self._throttle = throttle
        self._clock = clock
        self._turn = Lock()  # one hash at a time: each takes a core and 64 MiB

    def log_in(self, name: str, password: str, address: str | None) -> Login:
        """Begin a login for the user of this name.

        ``address`` is where the visitor comes from, if that tells visitors apart. Raises
        ``WrongPassword``, after the same work whether or not there is such a user, and
        ``TooManyPasswords`` after ten of them by name or by address.
        """
        keys = [_account(name)] + ([f"address {address}"] if address else [])
        self._throttle.check(*keys)
        with self._turn:
            self._throttle.check(*keys)  # those who waited here count, too
            user = self._find(name)
            kept = user.password_hash if user else None
            fits = self._passwords.fits(password, kept)
            if user is None or kept is None or not fits:
                self._throttle.count(*keys)
                raise WrongPassword
            if self._passwords.is_old(kept):
                self._store.set_password(user.id, self._passwords.hashed(password))
        return self.begin(user)

    def begin(self, user: UserRecord) -> Login:
        """Begin a login for a user who has just shown who they are."""
        token, now = new_token(), self._clock()
        self._store.add_login(
            LoginRecord(token_hash=token_hash(token), user_id=user.id, created=now, seen=now)
        )
        return Login(user, token)

    def user(self, token: str) -> UserRecord | None:
        """Return who is logged in with this token, if anybody still is; notes the time."""
        found, now = self._store.login(token_hash(token)), self._clock()
        if found is None:
            return None
        login, user = found
        if now - login.seen >= IDLE or now - login.created >= LONGEST:
            self._store.delete_login(login.token_hash)
            return None
        if now - login.seen >= _NOTED_EVERY:
            self._store.touch_login(login.token_hash, now)
        return user

    def log_out(self, token: str) -> None:
        """End the login; whoever kept its token has nothing."""
        self._store.delete_login(token_hash(token))

    def _find(self, name: str) -> UserRecord | None:
        try:
            return self._store.user_with_key(key_of(name))
        except UserNotFound:
            return None


def _account(name: str) -> str:
    """Return a key for the limit: of one length whatever was typed."""
    kept = hashlib.sha256(key_of(name).encode(errors="surrogatepass")).hexdigest()
    return f"account {kept}"
