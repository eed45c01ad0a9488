"""The one door for pictures: bytes in, a clean upright RGB array out, or a ``BadPhoto``.

What a file is, its bytes say, never its name. Whatever the libraries raise on hostile bytes
becomes one of our errors, and no picture costs more than about 450 MB while it is decoded.

A JPEG that lacks even its last bytes is broken: nothing tells a missing end marker from a
missing half, and half a face would be read as a whole one. Bytes behind the end do no harm.
Phones append pictures and films to theirs; of several pictures the primary one counts.
"""

import io
import re
import struct
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
import pillow_heif
from numpy.typing import NDArray
from PIL import ExifTags, Image, UnidentifiedImageError

from guesswho.errors import (
    AnimatedPicture,
    BrokenPicture,
    EmptyPhoto,
    NotAPicture,
    PhotoTooHeavy,
    PictureTooLarge,
    PictureTooSmall,
)
from guesswho.vision.colour import to_srgb

pillow_heif.register_heif_opener()

FORMATS = ("JPEG", "PNG", "WEBP", "HEIF", "AVIF", "GIF", "BMP", "TIFF")
"""Pillow's names of what the door takes."""
LONG_SIDE = 2048
"""Larger pictures are scaled down to this long side; faces and frames need no more."""
LEAST_SIDE = 32
"""Fewer pixels on the short side, after scaling, cannot show a face."""
MOST_MEGAPIXELS = 60
_MEGAPIXELS = {"HEIF": 50, "AVIF": 24, "WEBP": 24}
"""Lower where the decoder needs more: measured up to 8 bytes a pixel for HEIF, 18 for AVIF,
16 for WebP, 6 for progressive JPEG, 4 for the rest."""
_RICH_MEGAPIXELS = {"HEIF": 20, "JPEG": 50, "MPO": 50}
"""With alpha, a fourth ink or more than 8 bits: 20 bytes a pixel for HEIF, 8 for JPEG."""
_MOST_SCANS = 200
"""A progressive JPEG has about ten; thousands, of a few bytes each, would decode for hours."""

_MOVING = frozenset({"GIF", "PNG", "WEBP", "AVIF"})
_SIGNATURE = re.compile(
    rb"\xff\xd8\xff|\x89PNG\r\n|GIF8|RIFF....WEBP|BM|II\*\0|MM\0\*"
    rb"|....ftyp(?:hei[cxms]|hev[cxms]|mif[12]|msf1|avi[fs])",
    re.DOTALL,
)
_SCAN, _END, _WITHOUT_LENGTH = 0xDA, 0xD9, frozenset({0x01, 0xD8})
_JPEG_MARKER = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""EXIF orientation to what makes the picture upright."""

_DECODER_ERRORS = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    ArithmeticError,
    EOFError,
    RuntimeError,
    MemoryError,
    struct.error,
    zlib.error,
)
"""What Pillow, libheif and their plugins were seen to raise, or say they do, on bad bytes."""

_one_at_a_time = threading.Lock()
"""Bounds the memory: many large uploads at once are decoded one after the other."""


@dataclass(frozen=True, slots=True, eq=False)
class Upload:
    """A photo behind the door."""

    photo: NDArray[np.uint8]
    """RGB ``(height, width, 3)``, upright, long side at most ``LONG_SIDE``, read-only."""
    width: int
    height: int
    """Pixels of the upright picture as it was sent, before any scaling."""

    @property
    def scale(self) -> float:
        """How many pixels of the picture as sent one pixel of ``photo`` stands for."""
        return max(self.width, self.height) / float(max(self.photo.shape))


def open_upload(data: bytes, max_mb: int) -> Upload:
    """Validate and decode; raises ``BadPhoto``'s kinds and nothing else, whatever the bytes."""
    if not data:
        raise EmptyPhoto
    if len(data) > max_mb * 1_000_000:
        raise PhotoTooHeavy(max_mb)
    with _one_at_a_time, _our_errors():
        picture, size = _decoded(data)
        turn = _TURNS.get(_orientation(picture))
        small = to_srgb(picture, LONG_SIDE)
    if turn is None:
        return Upload(np.asarray(small), *size)
    upright = small.transpose(turn)
    return Upload(np.asarray(upright), *_turned(size, turn))


def open_photo(data: bytes, max_mb: int) -> NDArray[np.uint8]:
    """Give the photo of ``open_upload`` alone: RGB ``(height, width, 3)``, upright, read-only."""
    return open_upload(data, max_mb).photo


def to_jpeg(photo: NDArray[np.uint8], quality: int = 90) -> bytes:
    """Encode an RGB array ``(height, width, 3)`` anew: no metadata of the upload survives."""
    file = io.BytesIO()
    Image.fromarray(photo).save(file, "JPEG", quality=quality)
    return file.getvalue()


def _decoded(data: bytes) -> tuple[Image.Image, tuple[int, int]]:
    """Load the picture, JPEG perhaps already smaller, and its full size, not yet upright."""
    picture = _opened(data)
    _check_size(picture)
    if picture.format in _MOVING and getattr(picture, "is_animated", False):
        raise AnimatedPicture
    size = picture.size
    if picture.format in {"JPEG", "MPO"}:
        _check_scans(data)
        scale = LONG_SIDE / max(size)
        picture.draft(None, (round(size[0] * scale), round(size[1] * scale)))
        picture.load()
        return picture, size
    picture.load()  # some containers tell their true size and turn only now
    _check_size(picture)
    return picture, picture.size


def _opened(data: bytes) -> Image.Image:
    try:
        return Image.open(io.BytesIO(data), formats=FORMATS)
    except UnidentifiedImageError:
        raise (BrokenPicture if _SIGNATURE.match(data) else NotAPicture) from None


@contextmanager
def _our_errors() -> Iterator[None]:
    try:
        yield
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise PictureTooLarge(MOST_MEGAPIXELS) from None
    except _DECODER_ERRORS as error:
        raise BrokenPicture from error


def _check_size(picture: Image.Image) -> None:
    limit = _limit(picture)
    width, height = picture.size
    if width * height > limit * 1_000_000:
        raise PictureTooLarge(limit)
    if min(width, height) * min(1.0, LONG_SIDE / max(width, height)) < LEAST_SIDE:
        raise PictureTooSmall(LEAST_SIDE)


def _limit(picture: Image.Image) -> int:
    """Megapixels that this picture's decoder may be asked for."""
    kind = picture.format or ""
    usual = _MEGAPIXELS.get(kind, MOST_MEGAPIXELS)
    rich = len(picture.getbands()) > 3 or picture.info.get("bit_depth", 8) > 8  # noqa: PLR2004
    return _RICH_MEGAPIXELS.get(kind, usual) if rich else usual


def _check_scans(jpeg: bytes) -> None:
    """Refuse a JPEG with too many scans: each costs a pass over all its pixels."""
    scans, at = 0, 2
    while scans <= _MOST_SCANS and (marker := _JPEG_MARKER.search(jpeg, at)):
        at = marker.end()
        kind = jpeg[at - 1]
        if kind == _END:
            return
        if kind not in _WITHOUT_LENGTH:
            at += int.from_bytes(jpeg[at : at + 2])
        scans += kind == _SCAN
    if scans > _MOST_SCANS:
        raise BrokenPicture


def _orientation(picture: Image.Image) -> int:
    """EXIF orientation 1…8; 1 where the metadata is absent or broken."""
    try:
        orientation = picture.getexif().get(ExifTags.Base.Orientation, 1)
    except _DECODER_ERRORS:
        return 1
    return orientation if isinstance(orientation, int) else 1


def _turned(size: tuple[int, int], turn: Image.Transpose) -> tuple[int, int]:
    lying = turn in {_TURNS[5], _TURNS[6], _TURNS[7], _TURNS[8]}
    return (size[1], size[0]) if lying else size
