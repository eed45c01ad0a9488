"""Users, links and logins in this process's memory."""

from dataclasses import replace
from datetime import datetime
from threading import Lock

from guesswho.errors import LastAdmin, LinkNotFound, NameTaken, UserNotFound
from guesswho.store.account_records import LinkRecord, LoginRecord, Role, UserRecord


class MemoryAccounts:
    """An ``AccountStore`` that is gone with the process."""

    def __init__(self) -> None:
        super().__init__()
        self._door = Lock()
        self._users: dict[str, UserRecord] = {}
        self._links: dict[str, LinkRecord] = {}
        self._logins: dict[str, LoginRecord] = {}

    def add_user(self, record: UserRecord) -> None:
        """See ``UserStore``."""
        with self._door:
            if any(user.key == record.key for user in self._users.values()):
                raise NameTaken(record.name)
            self._users[record.id] = record

    def add_first_user(self, record: UserRecord, link_id: str, now: datetime) -> None:
        """See ``UserStore``."""
        with self._door:
            if self.link(link_id, now).user_id is not None or self._users:
                raise LinkNotFound
            del self._links[link_id]
            self._users[record.id] = record

    def user(self, user_id: str) -> UserRecord:
        """See ``UserStore``."""
        try:
            return self._users[user_id]
        except KeyError:
            raise UserNotFound(user_id) from None

    def user_with_key(self, key: str) -> UserRecord:
        """See ``UserStore``."""
        for user in self.users():
            if user.key == key:
                return user
        raise UserNotFound(key)

    def users(self) -> tuple[UserRecord, ...]:
        """See ``UserStore``."""
        with self._door:
            return tuple(sorted(self._users.values(), key=lambda user: user.key))

    def set_password(self, user_id: str, password_hash: str) -> None:
        """See ``UserStore``."""
        with self._door:
            changed = replace(self.user(user_id), password_hash=password_hash)
            self._users[user_id] = changed

    def remove_user(self, user_id: str) -> None:
        """See ``UserStore``."""
        with self._door:
            user = self.user(user_id)
            if self._admins() == {user_id}:
                raise LastAdmin(user.name)
            del self._users[user_id]
            self._drop_links(user_id)
            self._drop_logins(user_id)

    def add_link(self, record: LinkRecord) -> None:
        """See ``UserStore``."""
        with self._door:
            if record.user_id is not None:
                self.user(record.user_id)
            self._drop_links(record.user_id)
            self._links[record.id] = record

    def offer_first_link(self, record: LinkRecord, now: datetime) -> LinkRecord | None:
        """See ``UserStore``."""
        with self._door:
            if self._users:
                return None
            living = [link for link in self._links.values() if link.expires > now]
            if living:
                return living[0]
            self._links = {record.id: record}
            return record

    def link(self, link_id: str, now: datetime) -> LinkRecord:
        """See ``UserStore``."""
        link = self._links.get(link_id)
        if link is None or link.expires <= now:
            raise LinkNotFound
        return link

    def use_link(self, link_id: str, password_hash: str, now: datetime) -> UserRecord:
        """See ``UserStore``."""
        with self._door:
            user_id = self.link(link_id, now).user_id
            if user_id is None:
                raise LinkNotFound
            del self._links[link_id]
            self._drop_logins(user_id)
            self._users[user_id] = replace(self._users[user_id], password_hash=password_hash)
            return self._users[user_id]

    def add_login(self, record: LoginRecord) -> None:
        """See ``LoginStore``."""
        with self._door:
            self.user(record.user_id)
            self._logins[record.token_hash] = record

    def login(self, token_hash: str) -> tuple[LoginRecord, UserRecord] | None:
        """See ``LoginStore``."""
        with self._door:
            login = self._logins.get(token_hash)
            return None if login is None else (login, self._users[login.user_id])

    def touch_login(self, token_hash: str, seen: datetime) -> None:
        """See ``LoginStore``."""
        with self._door:
            if token_hash in self._logins:
                self._logins[token_hash] = replace(self._logins[token_hash], seen=seen)

    def delete_login(self, token_hash: str) -> None:
        """See ``LoginStore``."""
        self._logins.pop(token_hash, None)

    def forget_logins(self, *, seen_before: datetime, created_before: datetime) -> int:
        """See ``LoginStore``."""
        with self._door:
            old = [
                login.token_hash
                for login in self._logins.values()
                if login.seen < seen_before or login.created < created_before
            ]
            for token_hash in old:
                del self._logins[token_hash]
            return len(old)

    def forget_links(self, now: datetime) -> int:
        """See ``LoginStore``."""
        with self._door:
            old = [link.id for link in self._links.values() if link.expires <= now]
            for link_id in old:
                del self._links[link_id]
            return len(old)

    def _admins(self) -> set[str]:
        """Return who could still let others in."""
        return {
            user.id
            for user in self._users.values()
            if user.role is Role.ADMIN and user.password_hash is not None
        }

    def _drop_links(self, user_id: str | None) -> None:
        self._links = {id_: link for id_, link in self._links.items() if link.user_id != user_id}

    def _drop_logins(self, user_id: str) -> None:
        self._logins = {id_: one for id_, one in self._logins.items() if one.user_id != user_id}
