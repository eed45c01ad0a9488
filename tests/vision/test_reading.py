import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from skimage import data

from guesswho.attributes import ATTRIBUTES
from guesswho.errors import NotAPicture
from guesswho.vision.face import Box
from guesswho.vision.litert import load_recognizer
from guesswho.vision.reading import classify
from guesswho.vision.recognizer import Prediction
from guesswho.vision.scripted import ScriptedRecognizer
from tests import tiny_models
from tests.vision.pictures import encoded, exif

ASTRONAUT = Image.fromarray(data.astronaut())


def jpeg(picture: Image.Image, **options: bytes) -> bytes:
    return encoded(picture, "JPEG", quality=92, **options)


def centre(face: dict[str, int]) -> list[float]:
    return [face["x"] + face["width"] / 2, face["y"] + face["height"] / 2]


def test_the_frame_stands_around_the_face() -> None:
    reading = classify(jpeg(ASTRONAUT), ScriptedRecognizer(), max_mb=1)
    (face,) = reading.faces
    assert reading.frame.x <= face.x
    assert reading.frame.y <= face.y
    assert reading.frame.x + reading.frame.width >= face.x + face.width
    assert reading.frame.y + reading.frame.height >= face.y + face.height
    assert reading.portrait.shape == (reading.frame.height, reading.frame.width, 3)


def test_the_recognizer_sees_the_portrait() -> None:
    seen: list[NDArray[np.uint8]] = []

    class Watching(ScriptedRecognizer):
        def read(self, portrait: NDArray[np.uint8]) -> Mapping[str, Prediction]:
            seen.append(portrait)
            return super().read(portrait)

    reading = classify(jpeg(ASTRONAUT), Watching(), max_mb=1)
    np.testing.assert_array_equal(seen[0], reading.portrait)


@pytest.mark.parametrize("factor", [1, 6])
def test_the_face_is_told_in_pixels_of_the_picture_as_sent(factor: int) -> None:
    sent = ASTRONAUT.resize((512 * factor, 512 * factor))
    face = classify(jpeg(sent), ScriptedRecognizer(), max_mb=9).document()["face"]
    assert centre(face) == pytest.approx([225 * factor, 115 * factor], abs=10 * factor)
    assert face["width"] == pytest.approx(106 * factor, abs=15 * factor)


def test_the_face_is_told_in_the_upright_picture() -> None:
    lying = ASTRONAUT.transpose(Image.Transpose.ROTATE_90)
    face = classify(jpeg(lying, exif=exif(6)), ScriptedRecognizer(), max_mb=1).document()["face"]
    assert centre(face) == pytest.approx([225, 115], abs=10)


def test_the_document_is_json(tmp_path: Path) -> None:
    tiny_models.write(tmp_path)
    recognizer = load_recognizer(tmp_path)
    document = classify(jpeg(ASTRONAUT), recognizer, max_mb=1).document()
    assert json.loads(json.dumps(document)) == document
    assert list(document) == ["traits", "face", "model"]
    assert document["model"] == recognizer.version
    for attribute, values in ATTRIBUTES.items():
        trait = document["traits"][attribute]
        assert tuple(trait["scores"]) == values
        assert trait["scores"][trait["value"]] == max(trait["scores"].values())


def test_without_a_face_the_middle_is_read() -> None:
    reading = classify(jpeg(Image.new("RGB", (400, 550), "teal")), ScriptedRecognizer(), max_mb=1)
    assert reading.faces == ()
    assert reading.document()["face"] is None
    assert reading.frame == Box(0, 30, 400, 489)
    assert len(reading.predictions) == len(ATTRIBUTES)


def test_what_is_no_picture_is_refused() -> None:
    with pytest.raises(NotAPicture):
        classify(b"hello", ScriptedRecognizer(), max_mb=1)
