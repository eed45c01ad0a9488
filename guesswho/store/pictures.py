"""The picture store: clean JPEG files under names that nobody can guess."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path


class Pictures:
    """A folder of pictures, safe to use from several threads and processes at once.

    Every method may raise ``StoreUnavailable`` when the disk fails.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def write(self, jpeg: bytes) -> str:
        """Keep a picture, durably; return its new name."""
        raise NotImplementedError

    def read(self, name: str) -> bytes:
        """The picture's bytes. Raises ``PictureNotFound``, also for what is no name at all."""
        raise NotImplementedError

    def delete(self, name: str) -> None:
        """Delete the picture, durably; one that is gone already is no error."""
        raise NotImplementedError

    def names(self, before: datetime) -> Iterator[str]:
        """The names of all pictures written before a moment."""
        raise NotImplementedError
