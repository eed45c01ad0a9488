"""A fine-tuning of two tiny epochs: broken off, it goes on where it was."""

import json
import os
from dataclasses import replace

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


def test_the_mean_of_the_weights_is_handed_out_and_the_weights_themselves_go_on(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(trunk.network, "build", small)
    monkeypatch.setattr(trunk.WeightAverage, "on_train_batch_end", lambda *_, **__: None)
    data = dataset.load(labelled_folder.write(tmp_path / "data", 80))
    work, plan = tmp_path / "work", replace(PLAN, averaging=0.9)
    trunk.fine_tune(data, tmp_path / "start.weights.h5", work, replace(plan, sides=(32,)))
    mean, moved = weights(trunk.checkpoint(work, 1)), weights(work / "epoch_1.keras")
    assert any((a != b).any() for a, b in zip(mean, moved, strict=True))

    fresh = replace(plan, sides=(32,), averaging=0.0)
    trunk.fine_tune(data, tmp_path / "start.weights.h5", work, fresh)
    assert trunk.checkpoint(work, 1) == work / "epoch_1.keras"


def weights(path):
    return keras.models.load_model(path, compile=False).get_weights()


def test_other_pictures_do_not_go_on_from_a_training_that_is_there(tmp_path, monkeypatch):
    monkeypatch.setattr(trunk.network, "build", small)
    data = dataset.load(labelled_folder.write(tmp_path / "data", 80))
    start, work = tmp_path / "start.weights.h5", tmp_path / "work"
    trunk.fine_tune(data, start, work, replace(PLAN, sides=(32,)))
    trained = []
    monkeypatch.setattr(trunk, "_train", lambda *args: trained.append(args[-1]) or 1.0)
    trunk.fine_tune(data, start, work, replace(PLAN, sides=(32,)))
    assert trained == []
    trunk.fine_tune(data.without(["0.png"]), start, work, replace(PLAN, sides=(32,)))
    assert trained == [0]


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
