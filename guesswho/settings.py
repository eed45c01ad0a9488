"""Every setting of the program: one frozen value, read once from the environment."""

import fcntl
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

PROJECT_ROOT = Path(__file__).resolve().parent.parent
PREFIX = "GUESSWHO_"


class BadSetting(ValueError):
    """A variable whose value cannot be used; ``args[0]`` names it."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What may differ between two installations. ``docs/operations.md`` explains each."""

    data_dir: Path = PROJECT_ROOT / "var"
    """Where the database, the pictures and the secret key live by default."""
    database_url: str = ""
    """SQLAlchemy URL; blank: SQLite under ``data_dir``."""
    redis_url: str = ""
    """Caches and limits; blank: in the process."""
    secret_key: str = ""
    """Signs sessions; blank: made once and kept under ``data_dir``."""
    models_dir: Path = PROJECT_ROOT / "models"
    photo_days: int = 1
    """Days a visitor's photo is kept at most."""
    session_hours: int = 2
    """Hours after a visitor's last sign of life when photo and card go, without any consent."""
    improve_days: int = 180
    """Days a picture is kept that a person gave to improve the classifiers."""
    team_days: int = 365
    """Days the card of a colleague is kept that staff put into a deck."""
    max_upload_mb: int = 25
    max_team_upload_mb: int = 600
    """Of one file with many photos."""
    stand: bool = False
    language: str = "en"
    port: int = 8050
    rate_limit: str = "60 per minute"
    """A Flask-Limiter string for uploads and new matches per address, or ``off``."""

    @classmethod
    def from_env(cls, environ: Mapping[str, str] | None = None) -> "Settings":
        """Read ``GUESSWHO_…`` variables; blank ones count as absent.

        Raises ``BadSetting`` naming the variable when a number is none.
        """
        given = os.environ if environ is None else environ
        values: dict[str, Any] = {
            field.name: _parse(PREFIX + field.name.upper(), text, field.type)
            for field in fields(cls)
            if (text := given.get(PREFIX + field.name.upper(), "").strip())
        }
        return cls(**values)

    def to_env(self) -> Mapping[str, str]:
        """Return the variables from which another process reads these very settings."""
        given = ((field.name, getattr(self, field.name)) for field in fields(self))
        return {
            PREFIX + name.upper(): str(int(value) if isinstance(value, bool) else value)
            for name, value in given
        }

    @property
    def uploads_dir(self) -> Path:
        """Where files with many photos lie until they are read."""
        return self.data_dir / "uploads"

    @property
    def sqlalchemy_url(self) -> str:
        """The database's URL, with the default filled in."""
        return self.database_url or f"sqlite:///{self.data_dir / 'guesswho.sqlite'}"

    def session_key(self) -> str:
        """The key that signs sessions; made and kept under ``data_dir`` when not set."""
        if self.secret_key:
            return self.secret_key
        self.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(self.data_dir / "secret_key", os.O_RDWR | os.O_CREAT, 0o600)
        with os.fdopen(descriptor, "r+") as file:
            fcntl.flock(file, fcntl.LOCK_EX)  # of processes that start at once, one makes it
            key = file.read()
            if not key:
                key = secrets.token_hex(32)
                file.write(key)
        return key


def _parse(variable: str, text: str, kind: object) -> object:
    if kind is Path:
        return Path(text)
    if kind is bool:
        return text.lower() in {"1", "true", "yes", "on"}
    if kind is int:
        try:
            return int(text)
        except ValueError:
            raise BadSetting(f"{variable} must be a whole number, not {text!r}") from None
    return text
