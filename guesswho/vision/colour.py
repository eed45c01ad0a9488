"""Any decoded picture → plain 8-bit RGB in sRGB, in bounded memory. Called by ``upload``."""

import io
from collections.abc import Iterator
from typing import cast

import numpy as np
from PIL import Image, ImageCms, ImageOps

_DEEP_MODES = frozenset({"I", "F", "I;16", "I;16B", "I;16L", "I;16N"})
_WHITES = (1.0, 255.0, 65535.0, 4294967295.0)
_BAND_PIXELS = 1 << 21
_PROFILE_SPACES = {"L": "GRAY", "RGB": "RGB ", "CMYK": "CMYK"}
_SRGB = ImageCms.createProfile("sRGB")


def to_srgb(picture: Image.Image, long_side: int) -> Image.Image:
    """Make mode RGB of the picture, at most ``long_side`` pixels on its long side.

    Alpha is laid on white, 16-bit and floating grey are scaled to 8 bits, and a valid
    colour profile is converted; a broken or ill-fitting one is ignored. Works in bands, so
    that a large picture needs no second copy of itself. ``picture`` must be loaded; it may be
    the answer itself.
    """
    plain = _reduced(picture, max(1, max(picture.size) // long_side))
    plain = _without_profile(plain, picture.info.get("icc_profile"))
    if max(plain.size) <= long_side:
        return plain
    return ImageOps.contain(plain, (long_side, long_side), Image.Resampling.BICUBIC)


def _reduced(picture: Image.Image, factor: int) -> Image.Image:
    """``picture`` in mode L, RGB or CMYK, ``factor`` times smaller by averaging."""
    if factor == 1 and _is_plain(picture):
        return picture  # as most photos are: three copies less
    width, height = picture.size
    white = _white_point(picture)
    small: Image.Image | None = None
    for top, band in _bands(picture, factor):
        part = _flat(band, white)
        if small is None:
            small = Image.new(part.mode, (-(-width // factor), -(-height // factor)))
        small.paste(part.reduce(factor), (0, top // factor))
    assert small is not None, "a picture has at least one row"  # noqa: S101
    return small


def _bands(picture: Image.Image, factor: int) -> Iterator[tuple[int, Image.Image]]:
    """Top and pixels of stripes whose heights are multiples of ``factor``, but for the last."""
    width, height = picture.size
    rows = max(1, _BAND_PIXELS // (width * factor)) * factor
    for top in range(0, height, rows):
        yield top, picture.crop((0, top, width, min(height, top + rows)))


def _flat(picture: Image.Image, white: float) -> Image.Image:
    """8-bit L, RGB or CMYK without alpha."""
    if picture.mode in _DEEP_MODES:
        return _eight_bits(picture, white)
    if _is_plain(picture):
        return picture
    if picture.has_transparency_data:
        return _on_white(picture.convert("RGBA"))
    return picture.convert("L" if picture.mode == "1" else "RGB")


def _is_plain(picture: Image.Image) -> bool:
    return picture.mode in _PROFILE_SPACES and not picture.has_transparency_data


def _on_white(picture: Image.Image) -> Image.Image:
    sheet = Image.new("RGBA", picture.size, "white")
    sheet.alpha_composite(picture)
    return sheet.convert("RGB")


def _eight_bits(picture: Image.Image, white: float) -> Image.Image:
    levels = np.nan_to_num(np.asarray(picture, dtype=np.float32)) * np.float32(255 / white)
    return Image.fromarray(levels.clip(0, 255).astype(np.uint8))


def _white_point(picture: Image.Image) -> float:
    """Tell what counts as white in deep grey, which carries no white point of its own.

    16-bit files say it by their mode; others get the least usual one above their brightest pixel.
    """
    if picture.mode not in _DEEP_MODES:
        return 255.0
    if picture.mode.startswith("I;16"):
        return 65535.0
    _, brightest = cast(tuple[float, float], picture.getextrema())
    return next((white for white in _WHITES if brightest <= white), _WHITES[-1])


def _without_profile(picture: Image.Image, icc: bytes | None) -> Image.Image:
    """Convert L, RGB or CMYK to sRGB by the embedded profile, or plainly without one."""
    if not icc:
        return _rgb(picture)
    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(icc))
        if profile.profile.xcolor_space != _PROFILE_SPACES[picture.mode]:
            return _rgb(picture)
        converted = ImageCms.profileToProfile(picture, profile, _SRGB, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):  # a broken profile; the pixels are still good
        return _rgb(picture)
    assert converted is not None, "only in-place conversion returns nothing"  # noqa: S101
    return converted


def _rgb(picture: Image.Image) -> Image.Image:
    """Pillow would copy what is RGB already."""
    return picture if picture.mode == "RGB" else picture.convert("RGB")
