"""What every recognizer promises."""

from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import pytest
from skimage import data

from guesswho.attributes import ATTRIBUTES
from guesswho.errors import UnknownAttribute, UnknownValue
from guesswho.vision.litert import load_recognizer
from guesswho.vision.recognizer import Recognizer
from guesswho.vision.scripted import ScriptedRecognizer
from tests import tiny_models


def litert(folder: Path) -> Recognizer:
    tiny_models.write(folder)
    return load_recognizer(folder)


def scripted(_: Path) -> Recognizer:
    return ScriptedRecognizer({"hair_colour": "red", "hat": "yes"}, confidence=0.7)


MAKERS: Mapping[str, Callable[[Path], Recognizer]] = {"litert": litert, "scripted": scripted}


@pytest.fixture(params=MAKERS)
def recognizer(request: pytest.FixtureRequest, tmp_path: Path) -> Recognizer:
    return MAKERS[request.param](tmp_path)


def test_every_attribute_gets_its_most_probable_value(recognizer: Recognizer) -> None:
    predictions = recognizer.read(data.astronaut())
    assert list(predictions) == list(ATTRIBUTES)
    for attribute, prediction in predictions.items():
        assert tuple(prediction.scores) == ATTRIBUTES[attribute]
        assert sum(prediction.scores.values()) == pytest.approx(1, abs=1e-9)
        assert all(0 <= score <= 1 for score in prediction.scores.values())
        assert prediction.confidence == max(prediction.scores.values())


def test_the_same_portrait_is_read_the_same_way(recognizer: Recognizer) -> None:
    portrait = data.astronaut()
    before = portrait.copy()
    assert recognizer.read(portrait) == recognizer.read(portrait)
    np.testing.assert_array_equal(portrait, before)


def test_any_size_and_read_only_pixels_will_do(recognizer: Recognizer) -> None:
    for shape in ((1, 1, 3), (176, 144, 3), (2048, 40, 3)):
        portrait = np.zeros(shape, np.uint8)
        portrait.flags.writeable = False
        assert len(recognizer.read(portrait)) == len(ATTRIBUTES)


def test_the_heads_answer_the_fine_features(recognizer: Recognizer) -> None:
    features = recognizer.fine_features(data.astronaut())
    assert features.shape[:2] == (10, 10)
    assert list(recognizer.heads) == list(ATTRIBUTES)
    for attribute, head in recognizer.heads.items():
        scores = head.probabilities(features.mean(axis=(0, 1)))
        assert scores.shape == (len(ATTRIBUTES[attribute]),)


def test_the_version_is_a_name(recognizer: Recognizer) -> None:
    assert recognizer.version
    assert recognizer.version == recognizer.version.strip()


def test_equal_weights_have_one_version(tmp_path: Path) -> None:
    first, second = litert(tmp_path / "a"), litert(tmp_path / "b")
    assert first.version == second.version


def test_a_script_says_what_it_was_told() -> None:
    predictions = scripted(Path()).read(np.zeros((11, 9, 3), np.uint8))
    assert predictions["hair_colour"].value == "red"
    assert predictions["hair_colour"].confidence == pytest.approx(0.7)
    assert predictions["gender"].value == "female"


def test_a_script_outside_the_vocabulary_is_refused() -> None:
    with pytest.raises(UnknownAttribute):
        ScriptedRecognizer({"height": "tall"})
    with pytest.raises(UnknownValue):
        ScriptedRecognizer({"hat": "cap"})


def test_it_names_the_version_of_every_file(recognizer: Recognizer) -> None:
    assert list(recognizer.versions) == ["trunk", *ATTRIBUTES]
    assert all(recognizer.versions.values())
