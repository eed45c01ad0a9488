"""What a store does for those who log in; ``store.py`` says what holds for every method."""

from datetime import datetime
from typing import Protocol

from guesswho.store.account_records import LinkRecord, LoginRecord, UserRecord


class UserStore(Protocol):
    """Users, and the links with which they choose a password."""

    def add_user(self, record: UserRecord) -> None:
        """Save a new user. Raises ``NameTaken``."""
        ...

    def add_first_user(self, record: UserRecord, link_id: str, now: datetime) -> None:
        """Save the first user and use up the link, in one step.

        Raises ``LinkNotFound``, and saves nothing, unless the link is one for the first
        user, has not expired by ``now``, and there is no user yet.
        """
        ...

    def user(self, user_id: str) -> UserRecord:
        """Return the user. Raises ``UserNotFound``."""
        ...

    def user_with_key(self, key: str) -> UserRecord:
        """Return the user whose name has this key. Raises ``UserNotFound``."""
        ...

    def users(self) -> tuple[UserRecord, ...]:
        """Return everybody, by key."""
        ...

    def set_password(self, user_id: str, password_hash: str) -> None:
        """Change the hash alone, and no login. Raises ``UserNotFound``."""
        ...

    def remove_user(self, user_id: str) -> None:
        """Remove the user with every link and login of theirs.

        Raises ``UserNotFound``; ``LastAdmin``, and removes nobody, for the one admin who
        has a password.
        """
        ...

    def add_link(self, record: LinkRecord) -> None:
        """Save a user's new link in place of any earlier one. Raises ``UserNotFound``."""
        ...

    def offer_first_link(self, record: LinkRecord, now: datetime) -> LinkRecord | None:
        """Return the link for the first user: the one that lives at ``now``, or ``record``.

        Of several who offer one at once all get the same. ``None``: there is a user.
        """
        ...

    def link(self, link_id: str, now: datetime) -> LinkRecord:
        """Return the link. Raises ``LinkNotFound``, also when it has expired by ``now``."""
        ...

    def use_link(self, link_id: str, password_hash: str, now: datetime) -> UserRecord:
        """Give the link's user a password, use the link up, end every login of theirs.

        Raises ``LinkNotFound``, and changes nothing, also for an expired one or one that
        was used already.
        """
        ...


class LoginStore(Protocol):
    """Who is logged in, in which browser."""

    def add_login(self, record: LoginRecord) -> None:
        """Save a new login. Raises ``UserNotFound``."""
        ...

    def login(self, token_hash: str) -> tuple[LoginRecord, UserRecord] | None:
        """Return the login and whose it is, however old it is; ``None``: there is none."""
        ...

    def touch_login(self, token_hash: str, seen: datetime) -> None:
        """Note when it was last used; one that is gone is no error."""
        ...

    def delete_login(self, token_hash: str) -> None:
        """Delete the login; one that is gone is no error."""
        ...

    def forget_logins(self, *, seen_before: datetime, created_before: datetime) -> int:
        """Delete the logins that either time rules out; say how many."""
        ...

    def forget_links(self, now: datetime) -> int:
        """Delete the links that have expired by ``now``; say how many."""
        ...


class AccountStore(UserStore, LoginStore, Protocol):
    """Everything about those who log in."""
