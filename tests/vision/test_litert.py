from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from guesswho.attributes import ATTRIBUTES
from guesswho.errors import ModelUnavailable
from guesswho.vision.litert import LiteRtRecognizer, LiteRtTrunk, load_recognizer
from guesswho.vision.model_folder import load_trunk, save_trunk
from tests import tiny_models


@pytest.fixture
def recognizer(tmp_path: Path) -> LiteRtRecognizer:
    tiny_models.write(tmp_path)
    return load_recognizer(tmp_path)


@pytest.fixture
def two_halves() -> NDArray[np.uint8]:
    """White above, pure red below."""
    portrait = np.full((176, 144, 3), 255, np.uint8)
    portrait[88:, :, 1:] = 0
    return portrait


def test_features_and_embedding(
    recognizer: LiteRtRecognizer, two_halves: NDArray[np.uint8]
) -> None:
    green = recognizer.trunk.features(two_halves)[:, :, 1]
    expected = np.repeat([[1], [1], [0], [-1], [-1]], 5, axis=1)
    np.testing.assert_allclose(green, expected, atol=0.02)
    np.testing.assert_allclose(recognizer.trunk.embedding(two_halves), [1, 0, 0], atol=1e-2)


def test_predictions_are_the_heads_on_the_embedding(
    recognizer: LiteRtRecognizer, two_halves: NDArray[np.uint8]
) -> None:
    embedding = recognizer.trunk.embedding(two_halves).astype(np.float64)
    for seed, attribute in enumerate(ATTRIBUTES):
        head = tiny_models.random_head(attribute, seed)
        powers = np.exp((embedding @ head.kernel + head.bias) / 1.5)
        scores = recognizer.read(two_halves)[attribute].scores
        np.testing.assert_allclose(list(scores.values()), powers / powers.sum(), rtol=1e-5)


def test_fine_features_are_the_same_network_on_more_pixels(
    recognizer: LiteRtRecognizer, two_halves: NDArray[np.uint8]
) -> None:
    fine = recognizer.fine_features(two_halves)
    assert fine.shape == (10, 10, 3)
    np.testing.assert_allclose(
        fine.reshape(5, 2, 5, 2, 3).mean(axis=(1, 3)),
        recognizer.trunk.features(two_halves),
        atol=0.02,
    )


def test_threads_may_share_one(recognizer: LiteRtRecognizer) -> None:
    rng = np.random.default_rng(0)
    portraits = [rng.integers(0, 256, (40, 30, 3)).astype(np.uint8) for _ in range(40)]
    alone = [recognizer.read(portrait) for portrait in portraits]
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(recognizer.read, portraits)) == alone


@pytest.mark.parametrize("tflite", [b"no network", tiny_models.average_pooling(side=80)])
def test_a_trunk_the_engine_refuses_is_unavailable(tmp_path: Path, tflite: bytes) -> None:
    save_trunk(tmp_path, tflite, {})
    with pytest.raises(ModelUnavailable, match="trunk"):
        LiteRtTrunk(load_trunk(tmp_path))


def test_no_folder_is_unavailable(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match="missing"):
        load_recognizer(tmp_path / "nowhere")
