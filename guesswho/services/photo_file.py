"""A photo, or a zip of photos, taken apart: hostile names, bombs and doubles among them.

Nothing is ever written by a name that a stranger chose, and no photo takes more bytes than
the limit, whatever the zip's own headers claim.
"""

import hashlib
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from guesswho.errors import (
    BadEntryName,
    BadInput,
    BrokenPicture,
    BrokenZip,
    DoubledPhoto,
    EmptyPhoto,
    PhotoTooHeavy,
    UploadTooLarge,
)

MOST_PHOTOS = 2_000
_MB = 1_000_000
_MAGIC = b"PK\x03\x04", b"PK\x05\x06"
_COMPRESSIONS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_LITTER = "__MACOSX"
"""A folder that systems put into zips by themselves, as hidden files: nobody chose them."""


@dataclass(frozen=True, slots=True)
class Photo:
    """One photo of a file, or why it is none."""

    name: str
    """Its name in the file, for people to read."""
    content: bytes | BadInput


def photos(path: Path, name: str, max_mb: int) -> Iterator[Photo]:
    """Yield the photos of the file at ``path``, which was sent as ``name``, one at a time.

    Raises ``BrokenZip`` or ``UploadTooLarge`` for a zip that cannot be used at all.
    """
    with path.open("rb") as file:
        is_zip = file.read(4) in _MAGIC
    if not is_zip:
        yield Photo(name, _bounded(path.read_bytes(), max_mb))
        return
    try:
        with zipfile.ZipFile(path) as file:
            yield from _unzipped(file, max_mb)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise BrokenZip from None


def _unzipped(file: zipfile.ZipFile, max_mb: int) -> Iterator[Photo]:
    entries = [entry for entry in file.infolist() if not _is_litter(entry)]
    if len(entries) > MOST_PHOTOS:
        raise UploadTooLarge(MOST_PHOTOS)
    seen: dict[bytes, str] = {}
    for entry in entries:
        content = _content(file, entry, max_mb)
        if isinstance(content, bytes):
            digest = hashlib.sha256(content).digest()
            if digest in seen:
                content = DoubledPhoto(seen[digest])
            else:
                seen[digest] = entry.filename
        yield Photo(entry.filename, content)


def _content(file: zipfile.ZipFile, entry: zipfile.ZipInfo, max_mb: int) -> bytes | BadInput:
    path = _path(entry)
    if path.is_absolute() or ".." in path.parts:
        return BadEntryName()
    if entry.flag_bits & 1 or entry.compress_type not in _COMPRESSIONS:
        return BrokenPicture()
    try:
        with file.open(entry) as stream:
            return _bounded(stream.read(max_mb * _MB + 1), max_mb)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError):
        return BrokenPicture()


def _bounded(content: bytes, max_mb: int) -> bytes | BadInput:
    if not content:
        return EmptyPhoto()
    return PhotoTooHeavy(max_mb) if len(content) > max_mb * _MB else content


def _is_litter(entry: zipfile.ZipInfo) -> bool:
    path = _path(entry)
    return entry.is_dir() or path.parts[:1] == (_LITTER,) or path.name.startswith(".")


def _path(entry: zipfile.ZipInfo) -> PurePosixPath:
    return PurePosixPath(entry.filename.replace("\\", "/"))
