"""Broken and odd files by the hundred: a picture or one of our errors, in bounded memory."""

import json
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from guesswho.errors import BadPhoto
from guesswho.vision.upload import open_upload
from tests.vision import pictures
from tests.vision.pictures import corners, encoded, exif

SEEDS = {
    "jpeg": encoded(corners(), "JPEG", exif=exif(6)),
    "progressive": encoded(corners(), "JPEG", progressive=True),
    "cmyk": encoded(corners().convert("CMYK"), "JPEG"),
    "mpo": encoded(corners(), "MPO", save_all=True, append_images=[corners()]),
    "png": encoded(corners(), "PNG", exif=exif(3)),
    "palette": encoded(corners().convert("P"), "PNG", transparency=3),
    "grey16": encoded(corners().convert("I;16"), "PNG"),
    "webp": encoded(corners(), "WEBP", exif=exif(8)),
    "lossless": encoded(corners().convert("RGBA"), "WEBP", lossless=True),
    "heic": encoded(corners(), "HEIF", exif=exif(5)),
    "avif": encoded(corners(), "AVIF", speed=10),
    "gif": encoded(corners(), "GIF"),
    "bmp": encoded(corners(), "BMP"),
    "tiff": encoded(corners(), "TIFF"),
    "tiff-lzw": encoded(corners(), "TIFF", compression="tiff_lzw"),
    "tiff-jpeg": encoded(corners(), "TIFF", compression="jpeg"),
    "tiff-float": encoded(corners().convert("F"), "TIFF"),
}
PER_SEED = 24
LEAST_FILES = 300
MOST_MB = 600


def broken(name: str) -> Iterator[bytes]:
    """Cuts, flipped bits, overwritten bytes and absurd numbers, the same ones every time."""
    rng = random.Random(name)
    whole = SEEDS[name]
    for number in range(PER_SEED):
        file = bytearray(whole)
        at = rng.randrange(len(file))
        match number % 4:
            case 0:
                del file[at:]
            case 1:
                for _ in range(rng.choice((1, 3, 20))):
                    file[rng.randrange(len(file))] ^= 1 << rng.randrange(8)
            case 2:
                file[at : at + 8] = rng.randbytes(8)
            case _:
                head = rng.randrange(min(200, len(file)))
                file[head : head + 4] = rng.choice((b"\xff" * 4, b"\x7f\xff\xff\xff", bytes(4)))
        yield bytes(file)


def answer(content: bytes) -> str:
    """``photo`` or the refusal's name; whatever else is raised fails the test."""
    try:
        photo = open_upload(content, max_mb=25).photo
    except BadPhoto as refusal:
        return refusal.name
    assert photo.dtype == np.uint8
    assert photo.ndim == 3
    assert photo.shape[2] == 3
    return "photo"


@pytest.mark.filterwarnings("ignore::UserWarning", "ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize("name", SEEDS)
def test_broken_files(name: str) -> None:
    assert answer(SEEDS[name]) == "photo"
    answers = [answer(content) for content in broken(name)]
    assert len(answers) == PER_SEED
    assert set(answers) - {"photo"}, "no file was broken enough to tell"


def test_there_are_enough_of_them() -> None:
    assert len(SEEDS) * PER_SEED >= LEAST_FILES


@pytest.mark.filterwarnings("ignore::UserWarning", "ignore::PIL.Image.DecompressionBombWarning")
def test_one_kind_in_the_skin_of_another() -> None:
    signatures = [content[:16] for content in SEEDS.values()]
    for content in SEEDS.values():
        for signature in signatures:
            answer(signature + content[16:])


GIANTS = {
    # as large as the door lets in, in the costliest variant of each decoder
    "60-progressive.jpg": lambda: encoded(
        Image.new("RGB", (8944, 6708), "teal"), "JPEG", progressive=True, subsampling=0
    ),
    "60-alpha.png": lambda: encoded(
        Image.new("RGBA", (8944, 6708), "teal"), "PNG", compress_level=1
    ),
    "24-alpha.webp": lambda: encoded(Image.new("RGBA", (5600, 4200), "teal"), "WEBP", method=0),
    "24.avif": lambda: encoded(Image.new("RGBA", (5600, 4200), "teal"), "AVIF", speed=10),
    "claims.png": lambda: pictures.png_claiming(60_000, 60_000),
    "claims.jpg": lambda: pictures.jpeg_claiming(8_900, 6_700),
}

HEIC = Path(__file__).parent / "giants"
"""One colour each, of 48 megapixels and of 20 with alpha, made by Pillow and pillow-heif with
``enc_params={"preset": "ultrafast"}``; kept because x265 takes seconds to make them."""

READ_ALL = """
import json, re, sys
from guesswho.errors import BadPhoto
from guesswho.vision.upload import open_upload

def answer(path):
    try:
        return list(open_upload(open(path, "rb").read(), max_mb=25).photo.shape)
    except BadPhoto as refusal:
        return refusal.name

answers = [answer(path) for path in sys.argv[1:]]
peak = int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]) / 1024
print(json.dumps({"answers": answers, "peak": peak}))
"""


@pytest.mark.skipif(
    not Path("/proc/self/status").exists(),
    reason="the peak is read from Linux's /proc: getrusage counts the parent's too",
)
def test_giants_in_bounded_memory(tmp_path: Path) -> None:
    for name, content in GIANTS.items():
        (tmp_path / name).write_bytes(content())
    paths = [*tmp_path.iterdir(), *HEIC.iterdir()]
    ran = subprocess.run(  # noqa: S603  (our own program)
        [sys.executable, "-c", READ_ALL, *paths], check=True, capture_output=True, text=True
    )
    result = json.loads(ran.stdout)
    answers = dict(zip((path.name for path in paths), result["answers"], strict=True))
    refused = {name for name, given in answers.items() if not isinstance(given, list)}
    assert len(answers) == len(GIANTS) + 2
    assert refused == {"claims.png"}
    assert result["peak"] < MOST_MB
