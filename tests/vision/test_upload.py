import inspect

import numpy as np
import pytest
from PIL import Image
from skimage import data

from guesswho.errors import (
    AnimatedPicture,
    BadPhoto,
    BrokenPicture,
    EmptyPhoto,
    NotAPicture,
    PhotoTooHeavy,
    PictureTooLarge,
    PictureTooSmall,
)
from guesswho.vision import upload as upload_door
from guesswho.vision.upload import open_photo, open_upload, to_jpeg
from tests.vision import pictures
from tests.vision.pictures import assert_close, corners, encoded, exif

TURNS = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
"""How a camera that was held that way stored the upright scene."""

KINDS = ("JPEG", "PNG", "WEBP", "HEIF", "AVIF", "GIF", "BMP", "TIFF")


@pytest.mark.parametrize("kind", KINDS)
def test_each_format_is_taken(kind: str) -> None:
    upload = open_upload(encoded(corners(), kind), max_mb=1)
    assert_close(upload.photo, corners())
    assert upload.photo.dtype == np.uint8
    assert (upload.width, upload.height, upload.scale) == (96, 64, 1)
    with pytest.raises(ValueError, match="read-only"):
        upload.photo[0, 0] = 0


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF", "AVIF", "TIFF"])
@pytest.mark.parametrize("orientation", TURNS)
def test_the_photo_is_upright(kind: str, orientation: int) -> None:
    upright = corners()
    turn = TURNS[orientation]
    stored = upright if turn is None else upright.transpose(turn)
    upload = open_upload(encoded(stored, kind, exif=exif(orientation)), max_mb=1)
    assert_close(upload.photo, upright)
    assert (upload.width, upload.height) == upright.size


@pytest.mark.parametrize("orientation", [0, 9, 65535])
def test_an_orientation_that_is_none_is_ignored(orientation: int) -> None:
    assert_close(open_photo(encoded(corners(), "JPEG", exif=exif(orientation)), 1), corners())


@pytest.mark.filterwarnings("ignore::UserWarning")  # Pillow's, about this metadata
@pytest.mark.parametrize("tags", [b"Exif\0\0", b"Exif\0\0MM\0*\xff\xff\xff\xff", b"Exif\0\0II*"])
def test_broken_metadata_do_no_harm(tags: bytes) -> None:
    assert_close(open_photo(encoded(corners(), "JPEG", exif=tags), 1), corners())


def test_metadata_do_not_survive() -> None:
    sent = encoded(
        corners(), "JPEG", exif=exif(6), icc_profile=b"Secret Profile", comment=b"Secret"
    )
    kept = to_jpeg(open_photo(sent, 1))
    assert sent.count(b"Secret") == 3
    assert b"Secret" not in kept
    assert b"Exif" not in kept


def test_a_kept_photo_comes_back_through_the_same_door() -> None:
    photo = data.astronaut()
    again = open_photo(to_jpeg(photo), 1)
    assert_close(again, Image.fromarray(photo), tolerance=4)
    assert len(to_jpeg(photo, quality=50)) < len(to_jpeg(photo))


@pytest.mark.parametrize(
    ("size", "kind"), [((5000, 3000), "JPEG"), ((3000, 5000), "PNG"), ((2049, 100), "BMP")]
)
def test_large_photos_are_scaled_down(size: tuple[int, int], kind: str) -> None:
    upload = open_upload(encoded(corners(*size), kind), max_mb=50)
    small = corners().resize(
        (upload.photo.shape[1], upload.photo.shape[0]), Image.Resampling.NEAREST
    )
    assert max(upload.photo.shape) == 2048
    assert (upload.width, upload.height) == size
    assert upload.scale == max(size) / 2048
    assert_close(upload.photo, small, tolerance=3)


def test_a_name_is_never_asked_for() -> None:
    assert list(inspect.signature(open_upload).parameters) == ["data", "max_mb"]


def test_no_bytes() -> None:
    with pytest.raises(EmptyPhoto):
        open_photo(b"", 1)


@pytest.mark.parametrize(
    "content",
    [
        b"hello",
        b"%PDF-1.7\n",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"PK\x03\x04" + bytes(100),
        b"\0\0\0\x18ftypmp42" + bytes(100),
        bytes(5000),
        encoded(corners(), "PPM"),
        encoded(corners(), "ICO"),
    ],
)
def test_no_picture_of_ours(content: bytes) -> None:
    with pytest.raises(NotAPicture):
        open_photo(content, 1)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_cut_picture_is_broken(kind: str, share: float) -> None:
    whole = encoded(Image.effect_noise((200, 200), 60), kind)
    with pytest.raises(BrokenPicture):
        open_photo(whole[: round(len(whole) * share)], 1)


@pytest.mark.parametrize("options", [{}, {"progressive": True}])
@pytest.mark.parametrize("missing", [1, 2, 10])
def test_a_jpeg_without_its_last_bytes_is_broken(missing: int, options: dict[str, bool]) -> None:
    with pytest.raises(BrokenPicture):
        open_photo(encoded(corners(), "JPEG", **options)[:-missing], 1)


def test_bytes_behind_the_end_do_no_harm() -> None:
    film = b"\0\0\0\x18ftypmp42" + b"\xff\xda" * 500
    assert_close(open_photo(encoded(corners(), "JPEG") + film, 1), corners())


def test_too_heavy() -> None:
    heavy = encoded(corners(), "JPEG") + bytes(2_000_000)
    open_photo(heavy, 3)
    with pytest.raises(PhotoTooHeavy) as refusal:
        open_photo(heavy, 2)
    assert refusal.value.args == (2,)


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize(
    ("content", "limit"),
    [
        (pictures.png_claiming(10_000, 6_001), 60),
        (pictures.png_claiming(12_000, 9_000), 60),
        (pictures.png_claiming(1_000_000, 1_000_000), 60),
        (pictures.jpeg_claiming(10_000, 6_001), 60),
        (pictures.jpeg_claiming(65_500, 65_500), 60),
    ],
)
def test_too_many_pixels(content: bytes, limit: int) -> None:
    with pytest.raises(PictureTooLarge) as refusal:
        open_photo(content, 1)
    assert refusal.value.args == (limit,)


def test_a_warning_made_an_error_changes_nothing() -> None:
    with pytest.raises(PictureTooLarge):  # under this suite, Pillow's warning is raised
        open_photo(pictures.png_claiming(12_000, 9_000), 1)


@pytest.mark.parametrize("size", [(31, 400), (400, 31), (1, 1), (4096, 60)])
def test_too_few_pixels(size: tuple[int, int]) -> None:
    with pytest.raises(PictureTooSmall) as refusal:
        open_photo(encoded(Image.new("RGB", size), "PNG"), 1)
    assert refusal.value.args == (32,)


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP", "AVIF"])
def test_moving_pictures(kind: str) -> None:
    turned = corners().transpose(Image.Transpose.ROTATE_180)
    moving = encoded(corners(), kind, save_all=True, append_images=[turned])
    with pytest.raises(AnimatedPicture):
        open_photo(moving, 1)


@pytest.mark.parametrize("kind", ["MPO", "HEIF", "TIFF"])
def test_of_several_pictures_the_first_counts(kind: str) -> None:
    others = [corners(64, 96), Image.new("RGB", (40, 40))]
    assert_close(
        open_photo(encoded(corners(), kind, save_all=True, append_images=others), 1), corners()
    )


def test_the_primary_picture_of_a_heic_counts() -> None:
    file = encoded(
        Image.new("RGB", (40, 40)),
        "HEIF",
        save_all=True,
        append_images=[corners()],
        primary_index=1,
    )
    assert_close(open_photo(file, 1), corners())


def test_a_jpeg_that_would_decode_for_hours() -> None:
    open_photo(pictures.jpeg_of_many_scans(50), 1)
    with pytest.raises(BrokenPicture):
        open_photo(pictures.jpeg_of_many_scans(500), 1)


def test_what_fails_behind_the_decoder_is_a_broken_picture(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(picture: Image.Image, long_side: int) -> Image.Image:
        raise ValueError("bad transparency mask")

    monkeypatch.setattr(upload_door, "to_srgb", fail)
    with pytest.raises(BrokenPicture):
        open_upload(encoded(corners(), "PNG"), max_mb=1)


def test_every_refusal_is_a_bad_photo() -> None:
    for content in (
        b"",
        b"hello",
        encoded(corners(), "PNG")[:50],
        pictures.png_claiming(9999, 9999),
    ):
        with pytest.raises(BadPhoto):
            open_photo(content, 1)
