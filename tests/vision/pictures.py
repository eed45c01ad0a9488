"""Small pictures as bytes, and files that lie about themselves. No photographs."""

import io
import struct
import zlib
from typing import Any

import numpy as np
import pillow_heif
from numpy.typing import NDArray
from PIL import ExifTags, Image

pillow_heif.register_heif_opener()

CORNERS = {"upper left": (200, 30, 30), "upper right": (30, 180, 30), "lower left": (40, 40, 220)}
"""The fourth is white."""


def corners(width: int = 96, height: int = 64) -> Image.Image:
    """A lying picture with a colour of its own in each quarter: any turn shows."""
    pixels = np.full((height, width, 3), 255, np.uint8)
    pixels[: height // 2, : width // 2] = CORNERS["upper left"]
    pixels[: height // 2, width // 2 :] = CORNERS["upper right"]
    pixels[height // 2 :, : width // 2] = CORNERS["lower left"]
    return Image.fromarray(pixels)


def encoded(picture: Image.Image, kind: str, **options: Any) -> bytes:
    file = io.BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def exif(orientation: int) -> bytes:
    tags = Image.Exif()
    tags[ExifTags.Base.Orientation] = orientation
    tags[ExifTags.Base.Make] = "Secret Phone"
    return tags.tobytes()


def png_claiming(width: int, height: int) -> bytes:
    """A sound header of a giant, and hardly any pixels."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(bytes(1000))), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in chunks
    )


def jpeg_claiming(width: int, height: int) -> bytes:
    jpeg = bytearray(encoded(corners(), "JPEG"))
    at = jpeg.index(b"\xff\xc0") + 5
    jpeg[at : at + 4] = struct.pack(">HH", height, width)
    return bytes(jpeg)


def jpeg_of_many_scans(scans: int) -> bytes:
    """A progressive JPEG whose last scan is repeated."""
    jpeg = encoded(corners(), "JPEG", progressive=True)
    last = jpeg.rindex(b"\xff\xda")
    return jpeg[:last] + jpeg[last:-2] * scans + jpeg[-2:]


def assert_close(photo: NDArray[np.uint8], expected: Image.Image, tolerance: float = 12) -> None:
    """Equal in size, and in colour but for what lossy formats do at edges."""
    assert photo.shape == (expected.height, expected.width, 3)
    difference = np.abs(photo.astype(int) - np.asarray(expected.convert("RGB")).astype(int))
    assert np.median(difference) <= tolerance
    assert difference.mean() <= tolerance
