"""What is saved of those who log in: users, one-time links, logins."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Role(StrEnum):
    """What somebody is here for; ``services/rights.py`` says what each may do."""

    STAFF = "staff"
    ANALYST = "analyst"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True, kw_only=True)
class UserRecord:
    """Somebody who may log in."""

    id: str
    name: str
    key: str
    """What the name is compared by; no two users have the same."""
    role: Role
    password_hash: str | None
    """``None`` until a one-time link was used to choose a password."""
    created: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkRecord:
    """A link that lets somebody choose a password, once."""

    id: str
    """What is signed to make the link: it opens nothing by itself."""
    user_id: str | None
    """Whose password; ``None``: it makes the first user."""
    expires: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LoginRecord:
    """A browser in which a user is logged in."""

    token_hash: str
    user_id: str
    created: datetime
    seen: datetime
