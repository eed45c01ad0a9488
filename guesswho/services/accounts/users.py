"""Who may log in, and the one-time links with which they choose their password."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from itsdangerous import BadSignature, Signer

from guesswho.cards.card import clean_name
from guesswho.errors import LinkNotFound
from guesswho.services.accounts.passwords import Passwords
from guesswho.store.account_records import LinkRecord, Role, UserRecord
from guesswho.store.account_store import UserStore
from guesswho.store.tokens import new_id

FIRST_LINK_LIFE = timedelta(days=1)
LINK_LIFE = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Link:
    """A one-time link as it is handed over."""

    token: str
    expires: datetime


class UserService:
    """Adds, removes and lists users; nobody ever learns another one's password.

    A link's token is the id of its record, signed with ``secret``: the database alone opens
    no door, and the link for the first user can be printed again by every process until it
    is used.
    """

    def __init__(
        self,
        *,
        store: UserStore,
        passwords: Passwords,
        secret: str,
        clock: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._passwords = passwords
        self._signer = Signer(secret, salt="one-time link")
        self._clock = clock

    def users(self) -> tuple[UserRecord, ...]:
        """Return everybody, by name."""
        return self._store.users()

    def add(self, name: str, role: Role, password: str | None = None) -> UserRecord:
        """Save somebody; without a password they wait for a link to choose one.

        Raises ``BadName``, ``BadPassword``, ``NameTaken``.
        """
        user = self._new(name, role, password)
        self._store.add_user(user)
        return user

    def remove(self, user_id: str) -> None:
        """Remove somebody, logged in or not; raises ``UserNotFound``, ``LastAdmin``."""
        self._store.remove_user(user_id)

    def user(self, user_id: str) -> UserRecord:
        """Return the user; raises ``UserNotFound``."""
        return self._store.user(user_id)

    def named(self, name: str) -> UserRecord:
        """Return the user of this name, whatever its case; raises ``UserNotFound``."""
        return self._store.user_with_key(key_of(name))

    def new_link(self, user_id: str) -> Link:
        """Make the link with which a user chooses a password; any earlier one is void.

        The old password works until then. Raises ``UserNotFound``.
        """
        record = self._link_record(LINK_LIFE, self._store.user(user_id).id)
        self._store.add_link(record)
        return self._handed(record)

    def first_link(self) -> Link | None:
        """Return the link that makes the first admin; ``None`` once there is a user."""
        offered = self._link_record(FIRST_LINK_LIFE, None)
        record = self._store.offer_first_link(offered, self._clock())
        return None if record is None else self._handed(record)

    def invited(self, token: str) -> UserRecord | None:
        """Return whose link this is, ``None`` for the first one; raises ``LinkNotFound``."""
        user_id = self._store.link(self._opened(token), self._clock()).user_id
        return None if user_id is None else self._store.user(user_id)

    def add_first(self, token: str, name: str, password: str) -> UserRecord:
        """Make the first admin, with the link that the first start printed.

        Raises ``LinkNotFound``, ``BadName``, ``BadPassword``.
        """
        link = self._opened(token)
        user = self._new(name, Role.ADMIN, password)
        self._store.add_first_user(user, link, self._clock())
        return user

    def choose_password(self, token: str, password: str) -> UserRecord:
        """Give the link's user this password and end their logins.

        Raises ``LinkNotFound``, ``BadPassword``.
        """
        kept = self._passwords.hashed(password)
        return self._store.use_link(self._opened(token), kept, self._clock())

    def _new(self, name: str, role: Role, password: str | None) -> UserRecord:
        shown = clean_name(name)
        return UserRecord(
            id=new_id(),
            name=shown,
            key=key_of(shown),
            role=role,
            password_hash=None if password is None else self._passwords.hashed(password),
            created=self._clock(),
        )

    def _link_record(self, life: timedelta, user_id: str | None) -> LinkRecord:
        return LinkRecord(id=new_id(), user_id=user_id, expires=self._clock() + life)

    def _handed(self, record: LinkRecord) -> Link:
        return Link(self._signer.sign(record.id).decode(), record.expires)

    def _opened(self, token: str) -> str:
        try:
            return self._signer.unsign(token.encode(errors="surrogatepass")).decode()
        except BadSignature:
            raise LinkNotFound from None


def key_of(name: str) -> str:
    """Return what names are compared by: ``ADA``, ``ada`` and `` Ada`` are one."""
    return unicodedata.normalize("NFKC", " ".join(name.split())).casefold()
