import struct

import numpy as np
import pytest
from PIL import Image, ImageCms

from guesswho.vision.colour import to_srgb
from guesswho.vision.upload import open_photo
from tests.vision.pictures import assert_close, corners, encoded

LONG = 2048

# every mode that a file of the door's formats can bring, and the formats that bring it
MODES = {
    "1": ("PNG", "TIFF", "BMP"),
    "L": ("PNG", "JPEG", "TIFF", "WEBP", "AVIF", "HEIF", "GIF", "BMP"),
    "P": ("PNG", "GIF", "TIFF", "BMP"),
    "LA": ("PNG", "TIFF", "WEBP", "HEIF"),
    "RGB": ("PNG", "JPEG", "TIFF", "WEBP", "AVIF", "HEIF", "GIF", "BMP"),
    "RGBA": ("PNG", "TIFF", "WEBP", "AVIF", "HEIF", "GIF", "BMP"),
    "RGBX": ("TIFF",),
    "CMYK": ("JPEG", "TIFF"),
    "YCbCr": ("JPEG", "TIFF"),
    "LAB": ("TIFF",),
    "I;16": ("PNG", "TIFF"),
    "I": ("TIFF",),
    "F": ("TIFF",),
}


def grey_steps() -> Image.Image:
    """Black, dark, light and white quarters: what every mode can show, but for 1-bit."""
    return corners().convert("L")


def in_mode(mode: str) -> Image.Image:
    if mode == "LAB":
        srgb, lab = ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB")
        transform = ImageCms.buildTransform(srgb, lab, "RGB", "LAB")
        converted = ImageCms.applyTransform(corners(), transform)
        assert converted is not None
        return converted
    if mode in {"I;16", "I"}:
        levels = np.asarray(grey_steps()).astype(np.uint16) * 257
        return Image.fromarray(levels.astype(np.int32) if mode == "I" else levels)
    return corners().quantize(4) if mode == "P" else corners().convert(mode)


@pytest.mark.parametrize(
    ("mode", "kind"), [(mode, kind) for mode, kinds in MODES.items() for kind in kinds]
)
def test_each_mode_in_each_format(mode: str, kind: str) -> None:
    photo = open_photo(encoded(in_mode(mode), kind), 1)
    grey = mode in {"1", "L", "LA", "I;16", "I", "F"}
    expected = corners().convert("1") if mode == "1" else grey_steps() if grey else corners()
    assert_close(photo, expected)


@pytest.mark.parametrize("mode", ["RGBa", "PA", "HSV", "I;16B", "I;16L"])
def test_modes_that_decoders_may_hand_over(mode: str) -> None:
    by_way_of = {"RGBa": "RGBA", "PA": "P", "I;16B": "I", "I;16L": "I"}.get(mode, "RGB")
    picture = in_mode(by_way_of).convert(mode)
    expected = grey_steps() if mode[0] in "IL" else corners()
    assert_close(np.asarray(to_srgb(picture, LONG)), expected)


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "AVIF", "TIFF", "HEIF"])
@pytest.mark.parametrize("mode", ["RGBA", "LA"])
def test_alpha_is_laid_on_white(kind: str, mode: str) -> None:
    see_through = Image.new("RGBA", (64, 64), (0, 0, 0, 0))
    see_through.paste((0, 0, 0, 128), (0, 0, 32, 64))
    photo = open_photo(encoded(see_through.convert(mode), kind), 1)
    assert abs(int(photo[32, 10, 0]) - 127) < 5
    assert photo[32, 50, 0] > 250


@pytest.mark.parametrize(("mode", "hidden"), [("P", 0), ("L", 0), ("RGB", (0, 0, 0))])
def test_a_transparent_colour_is_white(mode: str, hidden: object) -> None:
    black = Image.new("RGB", (64, 64)).convert(mode)
    photo = open_photo(encoded(black, "PNG", transparency=hidden), 1)
    assert photo.min() == 255


@pytest.mark.parametrize(("mode", "white"), [("F", 1.0), ("F", 255.0), ("I", 255), ("I", 65535)])
def test_deep_grey_finds_its_white(mode: str, white: float) -> None:
    ramp = np.linspace(0, white, 64 * 64).reshape(64, 64)
    picture = Image.fromarray(ramp.astype(np.float32 if mode == "F" else np.int32))
    photo = open_photo(encoded(picture, "TIFF"), 1)
    np.testing.assert_allclose(photo[..., 0], ramp / white * 255, atol=1.1)


def test_numbers_that_are_none_are_black() -> None:
    odd = np.full((64, 64), np.nan, np.float32)
    odd[32:] = np.inf
    odd[:, 32:] = 0.5
    photo = open_photo(encoded(Image.fromarray(odd), "TIFF"), 1)
    assert photo.shape == (64, 64, 3)
    assert not photo[:32].any()


def test_bands_leave_no_seams() -> None:
    large = corners(6144, 4096)  # three times too large, in many bands
    np.testing.assert_array_equal(np.asarray(to_srgb(large, LONG)), np.asarray(large.reduce(3)))


def test_a_colour_profile_is_converted() -> None:
    swapped = profile(red=GREEN, green=RED)
    photo = open_photo(
        encoded(Image.new("RGB", (64, 64), (255, 0, 0)), "PNG", icc_profile=swapped), 1
    )
    assert_close(photo, Image.new("RGB", (64, 64), (0, 255, 0)), tolerance=6)


def test_the_usual_profile_changes_nothing() -> None:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for kind in ("JPEG", "PNG", "WEBP", "HEIF", "AVIF", "TIFF"):
        assert_close(open_photo(encoded(corners(), kind, icc_profile=srgb), 1), corners())


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
def test_a_profile_that_is_broken_or_of_another_kind_is_ignored(mode: str) -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    picture = corners().convert(mode)
    plain = open_photo(encoded(picture, "TIFF"), 1)
    for icc in (b"no profile", lab, lab[:200], profile(RED, GREEN)[:300]):
        np.testing.assert_array_equal(
            open_photo(encoded(picture, "TIFF", icc_profile=icc), 1), plain
        )


def test_an_ink_photo_of_adobe_is_not_a_negative() -> None:
    photo = open_photo(encoded(Image.new("CMYK", (64, 64), (0, 0, 0, 0)), "JPEG"), 1)
    assert photo.min() > 250


# the primaries of sRGB as seen under the profile's white, D50
RED, GREEN, BLUE = (0.4361, 0.2225, 0.0139), (0.3851, 0.7169, 0.0971), (0.1431, 0.0606, 0.7141)
WHITE = (0.9642, 1.0, 0.8249)


def profile(red: tuple[float, ...], green: tuple[float, ...]) -> bytes:
    """A small display profile of gamma 2.2 with these primaries."""
    gamma = b"curv" + struct.pack(">II", 0, 1) + struct.pack(">H", round(2.2 * 256)) + bytes(2)
    tags = {"rXYZ": _xyz(red), "gXYZ": _xyz(green), "bXYZ": _xyz(BLUE), "wtpt": _xyz(WHITE)}
    tags |= dict.fromkeys(("rTRC", "gTRC", "bTRC"), gamma)
    table, body = struct.pack(">I", len(tags)), b""
    start = 128 + 4 + 12 * len(tags)
    for name, content in tags.items():
        table += name.encode() + struct.pack(">II", start + len(body), len(content))
        body += content
    head = bytearray(128)
    head[0:4] = struct.pack(">I", start + len(body))
    head[8:12] = b"\x02\x10\0\0"
    head[12:24] = b"mntrRGB XYZ "
    head[36:40] = b"acsp"
    head[68:80] = _xyz(WHITE)[8:]
    return bytes(head) + table + body


def _xyz(values: tuple[float, ...]) -> bytes:
    return b"XYZ " + bytes(4) + b"".join(struct.pack(">i", round(v * 65536)) for v in values)
