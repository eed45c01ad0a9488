"""The network of training and its export; the slow import of TensorFlow happens here alone."""

import os

import numpy as np
import pytest

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
keras = pytest.importorskip("keras")

from guesswho.training import export, network  # noqa: E402
from guesswho.training.schedule import WarmUpCosine  # noqa: E402
from guesswho.vision.litert import FINE_SIDE, LiteRtTrunk  # noqa: E402
from guesswho.vision.model_folder import TrunkFile  # noqa: E402
from guesswho.vision.preprocess import SIDE, to_input, to_pixels  # noqa: E402


@pytest.fixture(scope="module")
def trunk():
    """MobileNetV2 of the smallest width with random weights: every layer kind, little time."""
    keras.utils.set_random_seed(1)
    return keras.applications.MobileNetV2(
        include_top=False, weights=None, alpha=0.35, input_shape=(None, None, 3)
    )


def test_recalibration_changes_statistics_but_not_the_function(trunk):
    pictures = np.random.default_rng(1).uniform(-1, 1, (8, 64, 64, 3)).astype(np.float32)
    before = trunk.predict_on_batch(pictures)
    network.recalibrate(trunk, pictures)
    norms = [x for x in trunk.layers if isinstance(x, keras.layers.BatchNormalization)]
    assert all(np.abs(norm.get_weights()[2]).max() > 0 for norm in norms)
    after = trunk.predict_on_batch(pictures)
    assert np.abs(after - before).max() < 1e-4 * max(1, np.abs(before).max())


@pytest.mark.parametrize("side", [SIDE, FINE_SIDE])
def test_serving_computes_what_training_computed(trunk, side):
    """On twice the pixels a side too: activation maps need the file to take another size."""
    portrait = np.random.default_rng(2).integers(0, 256, (220, 180, 3), dtype=np.uint8)
    trained = trunk.predict_on_batch(to_input(to_pixels(portrait, side))[np.newaxis])[0]
    served = LiteRtTrunk(TrunkFile(export.to_tflite(trunk), {"version": "test"}), side)
    assert trained.shape == (side // 32, side // 32, 1280)
    assert served.features(portrait) == pytest.approx(trained, abs=1e-4)


def test_the_rate_rises_then_falls_to_nothing():
    rate = WarmUpCosine(peak=1.0, warm_up=100, total=1100)
    values = [float(rate(step)) for step in (0, 50, 100, 600, 1100, 1200)]
    assert values == pytest.approx([0, 0.5, 1, 0.5, 0, 0], abs=1e-6)
