"""A fine-tuning of two tiny epochs: broken off, it goes on where it was."""

import json
import os

import numpy as np
import pytest

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
keras = pytest.importorskip("keras")

from guesswho.attributes import ATTRIBUTES  # noqa: E402
from guesswho.training import dataset, trunk  # noqa: E402
from tests import labelled_folder  # noqa: E402

# Keras 3.15 saves weights through an interface that NumPy 2 calls old.
pytestmark = pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")

PLAN = trunk.Plan(sides=(32, 32), steps=1, batch=2, warm_up=1)


def small(_start_weights):
    """The network's outline with two convolutions for a trunk: MobileNetV2 takes a minute."""
    picture = keras.Input((None, None, 3))
    features = picture
    for stride in (16, 2):
        features = keras.layers.Conv2D(4, stride, stride)(features)
        features = keras.layers.BatchNormalization()(features)
    body = keras.Model(picture, features, name=trunk.network.TRUNK)
    whole = keras.Input((None, None, 3))
    embedding = keras.layers.GlobalAveragePooling2D()(body(whole))
    logits = {a: keras.layers.Dense(len(v), name=a)(embedding) for a, v in ATTRIBUTES.items()}
    return keras.Model(whole, logits)


def test_an_interrupted_training_goes_on_after_the_last_whole_epoch(tmp_path, monkeypatch):
    monkeypatch.setattr(trunk.network, "build", small)
    start = tmp_path / "start.weights.h5"
    data = dataset.load(labelled_folder.write(tmp_path / "data", 80))
    work = tmp_path / "work"
    watched = trunk._watch
    calls = []

    def breaks_off(*args):
        calls.append(args)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return watched(*args)

    monkeypatch.setattr(trunk, "_watch", breaks_off)
    with pytest.raises(KeyboardInterrupt):
        trunk.fine_tune(data, start, work, PLAN)
    assert len(json.loads((work / "history.json").read_text())["history"]) == 1

    history = trunk.fine_tune(data, start, work, PLAN)
    assert [row["epoch"] for row in history] == [1, 2]
    assert len(calls) == 3
    assert np.isfinite(history[1]["loss"])
    assert trunk.checkpoint(work, 2).is_file()
    assert "plotly" in (work / "curves.html").read_text()
