"""The picture store: clean JPEG files under names that nobody can guess."""

import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from guesswho.errors import PictureNotFound, StoreUnavailable

_NAME = re.compile(r"[A-Za-z0-9_-]{32}\.jpg")
_SHARD = 2  # letters: 4,096 folders, so that none grows too long to list


class Pictures:
    """A folder of pictures, safe to use from several threads and processes at once.

    A picture is written under its final name at once: the name is random and told to nobody
    before all bytes are on the disk, so a crash in between leaves a file that no record
    names, which ``purge`` removes like any other orphan.

    Every method may raise ``StoreUnavailable`` when the disk fails.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def write(self, jpeg: bytes) -> str:
        """Keep a picture, durably; return its new name."""
        name = secrets.token_urlsafe(24) + ".jpg"
        path = self._path(name)
        with _disk():
            self._make(path.parent)
            with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as f:
                f.write(jpeg)
                f.flush()
                os.fsync(f.fileno())
            _sync(path.parent)
        return name

    def read(self, name: str) -> bytes:
        """Return the picture. Raises ``PictureNotFound``, also for what is no name at all."""
        _check(name)
        with _disk():
            try:
                return self._path(name).read_bytes()
            except FileNotFoundError:
                raise PictureNotFound(name) from None

    def delete(self, name: str) -> None:
        """Delete the picture, durably; one that is gone already is no error.

        Raises ``PictureNotFound`` for what is no name at all.
        """
        _check(name)
        path = self._path(name)
        with _disk(), suppress(FileNotFoundError):
            path.unlink()
            _sync(path.parent)

    def names(self, before: datetime) -> Iterator[str]:
        """Yield the names of all pictures written before a moment."""
        with _disk():
            for path in self._folder.glob("*/*.jpg"):
                with suppress(FileNotFoundError):  # somebody deleted it meanwhile
                    if _NAME.fullmatch(path.name) and path.stat().st_mtime < before.timestamp():
                        yield path.name

    def _path(self, name: str) -> Path:
        return self._folder / name[:_SHARD] / name

    def _make(self, shard: Path) -> None:
        if not shard.is_dir():
            shard.mkdir(mode=0o700, parents=True, exist_ok=True)
            _sync(self._folder)


def _check(name: str) -> None:
    """Refuse anything that could lead out of the folder."""
    if not _NAME.fullmatch(name):
        raise PictureNotFound(name)


def _sync(folder: Path) -> None:
    """Make a folder's entries durable: a file's own fsync does not."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _disk() -> Iterator[None]:
    """Turn the operating system's errors into ours."""
    try:
        yield
    except OSError as error:
        raise StoreUnavailable(f"the picture store: {error.strerror}") from error
