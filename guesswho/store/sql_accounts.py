"""Users, links and logins in SQLite or PostgreSQL."""

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import (
    ColumnElement,
    Connection,
    RowMapping,
    delete,
    insert,
    literal,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.exc import IntegrityError

from guesswho.errors import LastAdmin, LinkNotFound, NameTaken, UserNotFound
from guesswho.store.account_records import LinkRecord, LoginRecord, Role, UserRecord
from guesswho.store.database import Database
from guesswho.store.tables import links, logins, users

_FIRST_LINK_LOCK = 0x646F6F72  # any fixed number; it spells "door"


class SqlAccounts:
    """An ``AccountStore`` in a database whose schema is up to date."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add_user(self, record: UserRecord) -> None:
        """See ``UserStore``."""
        with self._database.writing() as connection:
            _insert_user(connection, record)

    def add_first_user(self, record: UserRecord, link_id: str, now: datetime) -> None:
        """See ``UserStore``."""
        with self._database.writing() as connection:
            _one_at_a_time(connection)
            if _take_link(connection, link_id, now) is not None or _anybody(connection):
                raise LinkNotFound
            _insert_user(connection, record)

    def user(self, user_id: str) -> UserRecord:
        """See ``UserStore``."""
        with self._database.reading() as connection:
            return _user(connection, users.c.id == user_id)

    def user_with_key(self, key: str) -> UserRecord:
        """See ``UserStore``."""
        with self._database.reading() as connection:
            return _user(connection, users.c.key == key)

    def users(self) -> tuple[UserRecord, ...]:
        """See ``UserStore``: sorted here, because databases collate each in its own way."""
        with self._database.reading() as connection:
            found = map(_record, connection.execute(select(users)).mappings())
            return tuple(sorted(found, key=lambda user: user.key))

    def set_password(self, user_id: str, password_hash: str) -> None:
        """See ``UserStore``."""
        with self._database.writing() as connection:
            _set_password(connection, user_id, password_hash)

    def remove_user(self, user_id: str) -> None:
        """See ``UserStore``: admins are locked first, so that no two remove each other."""
        admins = select(users.c.id).where(
            users.c.role == Role.ADMIN, users.c.password_hash.is_not(None)
        )
        with self._database.writing() as connection:
            left = set(connection.scalars(admins.with_for_update()))
            user = _user(connection, users.c.id == user_id)
            if left == {user_id}:
                raise LastAdmin(user.name)
            connection.execute(delete(users).where(users.c.id == user_id))
        self._database.scrub()

    def add_link(self, record: LinkRecord) -> None:
        """See ``UserStore``."""
        with self._database.writing() as connection:
            connection.execute(delete(links).where(links.c.user_id == record.user_id))
            try:
                connection.execute(insert(links).values(asdict(record)))
            except IntegrityError:
                raise UserNotFound(record.user_id) from None

    def offer_first_link(self, record: LinkRecord, now: datetime) -> LinkRecord | None:
        """See ``UserStore``."""
        living = select(links).where(links.c.user_id.is_(None), links.c.expires > now)
        with self._database.writing() as connection:
            _one_at_a_time(connection)
            if _anybody(connection):
                return None
            found = connection.execute(living).mappings().first()
            if found is not None:
                return LinkRecord(**found)
            connection.execute(insert(links).values(asdict(record)))
            return record

    def link(self, link_id: str, now: datetime) -> LinkRecord:
        """See ``UserStore``."""
        query = select(links).where(links.c.id == link_id, links.c.expires > now)
        with self._database.reading() as connection:
            found = connection.execute(query).mappings().one_or_none()
        if found is None:
            raise LinkNotFound
        return LinkRecord(**found)

    def use_link(self, link_id: str, password_hash: str, now: datetime) -> UserRecord:
        """See ``UserStore``."""
        with self._database.writing() as connection:
            user_id = _take_link(connection, link_id, now)
            if user_id is None:
                raise LinkNotFound
            _set_password(connection, user_id, password_hash)
            connection.execute(delete(logins).where(logins.c.user_id == user_id))
            return _user(connection, users.c.id == user_id)

    def add_login(self, record: LoginRecord) -> None:
        """See ``LoginStore``."""
        with self._database.writing() as connection:
            try:
                connection.execute(insert(logins).values(asdict(record)))
            except IntegrityError:
                raise UserNotFound(record.user_id) from None

    def login(self, token_hash: str) -> tuple[LoginRecord, UserRecord] | None:
        """See ``LoginStore``."""
        here = logins.c.token_hash == token_hash
        with self._database.reading() as connection:
            found = connection.execute(select(logins).where(here)).mappings().one_or_none()
            if found is None:
                return None
            login = LoginRecord(**found)
            try:
                return login, _user(connection, users.c.id == login.user_id)
            except UserNotFound:  # removed between the two statements
                return None

    def touch_login(self, token_hash: str, seen: datetime) -> None:
        """See ``LoginStore``."""
        with self._database.writing() as connection:
            here = logins.c.token_hash == token_hash
            connection.execute(update(logins).where(here).values(seen=seen))

    def delete_login(self, token_hash: str) -> None:
        """See ``LoginStore``."""
        with self._database.writing() as connection:
            connection.execute(delete(logins).where(logins.c.token_hash == token_hash))

    def forget_logins(self, *, seen_before: datetime, created_before: datetime) -> int:
        """See ``LoginStore``."""
        old = or_(logins.c.seen < seen_before, logins.c.created < created_before)
        with self._database.writing() as connection:
            return connection.execute(delete(logins).where(old)).rowcount

    def forget_links(self, now: datetime) -> int:
        """See ``LoginStore``."""
        with self._database.writing() as connection:
            return connection.execute(delete(links).where(links.c.expires <= now)).rowcount


def _one_at_a_time(connection: Connection) -> None:
    """Let nobody else pass until this transaction ends; SQLite has its write lock already."""
    if connection.dialect.name == "postgresql":
        lock = text("SELECT pg_advisory_xact_lock(:key)")
        connection.execute(lock, {"key": _FIRST_LINK_LOCK})


def _anybody(connection: Connection) -> bool:
    return connection.scalar(select(literal(1)).select_from(users).limit(1)) is not None


def _insert_user(connection: Connection, record: UserRecord) -> None:
    try:
        connection.execute(insert(users).values(asdict(record)))
    except IntegrityError:
        raise NameTaken(record.name) from None


def _user(connection: Connection, which: ColumnElement[bool]) -> UserRecord:
    found = connection.execute(select(users).where(which)).mappings().one_or_none()
    if found is None:
        raise UserNotFound
    return _record(found)


def _record(row: RowMapping) -> UserRecord:
    fields = dict(row)
    return UserRecord(role=Role(fields.pop("role")), **fields)


def _set_password(connection: Connection, user_id: str, password_hash: str) -> None:
    change = update(users).where(users.c.id == user_id).values(password_hash=password_hash)
    if connection.execute(change).rowcount == 0:
        raise UserNotFound(user_id)


def _take_link(connection: Connection, link_id: str, now: datetime) -> str | None:
    """Delete the link and return whose it was; raises ``LinkNotFound``."""
    living = delete(links).where(links.c.id == link_id, links.c.expires > now)
    taken = connection.execute(living.returning(links.c.user_id)).one_or_none()
    if taken is None:
        raise LinkNotFound
    user_id: str | None = taken.user_id
    return user_id
