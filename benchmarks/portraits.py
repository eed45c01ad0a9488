"""What reading a portrait costs: against the original's way, and where the time goes.

Both ways in CPU seconds of one run. For the whole way the original is granted our decoding and
our face search: only the networks differ.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from skimage.data import astronaut

from benchmarks import original
from benchmarks.stopwatch import cpu_seconds
from guesswho.settings import Settings
from guesswho.vision.face import crop, find_faces, frame
from guesswho.vision.litert import LiteRtRecognizer, load_recognizer
from guesswho.vision.reading import classify
from guesswho.vision.upload import open_photo, to_jpeg

MEGAPIXEL = 1000
"""Side of the photo: a million pixels."""


class Ours(NamedTuple):
    """CPU seconds for a photo."""

    decoding: float
    face: float
    network: float
    whole: float
    """Measured as one: decode, find the face, frame, read."""


def photo() -> bytes:
    """The astronaut, a million pixels large, as a JPEG."""
    large = Image.fromarray(astronaut()).resize((MEGAPIXEL, MEGAPIXEL), Image.Resampling.BICUBIC)
    return to_jpeg(np.asarray(large))


def run() -> list[str]:
    """Lines with the shares of each step, and the ratios to the original."""
    recognizer = load_recognizer(Settings.from_env().models_dir)
    ours, theirs = _ours(photo(), recognizer), original.measured()
    theirs_whole = ours.whole - ours.network + theirs.portrait
    return [
        f"portraits: a photo of 1 megapixel costs {ours.whole * 1e3:.0f} ms of CPU",
        *_shares(ours),
        f"portraits: trunk and heads {ours.network * 1e3:.1f} ms, the original's eight networks "
        f"{theirs.portrait * 1e3:,.0f} ms: 1/{theirs.portrait / ours.network:.0f}",
        f"portraits: the whole way 1/{theirs_whole / ours.whole:.0f} of the original's",
        f"portraits: the original's first answer takes {theirs.start:.1f} s of CPU "
        f"and {theirs.memory:,.0f} MB",
    ]


def _ours(data: bytes, recognizer: LiteRtRecognizer) -> Ours:
    picture = open_photo(data, max_mb=25)
    portrait: NDArray[np.uint8] = crop(picture, frame(picture.shape, find_faces(picture)[0]))
    return Ours(
        decoding=cpu_seconds(lambda: open_photo(data, max_mb=25), loops=10),
        face=cpu_seconds(lambda: find_faces(picture), loops=10),
        network=cpu_seconds(lambda: recognizer.read(portrait), loops=10),
        whole=cpu_seconds(lambda: classify(data, recognizer, max_mb=25), loops=10),
    )


def _shares(ours: Ours) -> list[str]:
    steps = {
        "decoding": ours.decoding,
        "finding the face": ours.face,
        "network and heads": ours.network,
    }
    return [
        f"portraits: {name} {seconds * 1e3:.1f} ms, {seconds / ours.whole:.0%}"
        for name, seconds in steps.items()
    ]
