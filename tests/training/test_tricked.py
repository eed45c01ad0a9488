"""Planted shapes, and the network that must find them."""

import os

import numpy as np
import pytest

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
pytest.importorskip("keras")

from guesswho.errors import BadDataset
from guesswho.training import cheater, dataset, tricked
from guesswho.vision.litert import LiteRtTrunk
from guesswho.vision.model_folder import load_head, load_trunk
from guesswho.vision.preprocess import SIDE
from tests import labelled_folder

GREY = np.full((SIDE, SIDE, 3), 128, np.uint8)


@pytest.mark.parametrize("seed", range(20))
def test_shapes_are_what_they_are_called_of_random_size_and_visible(seed):
    for shape, least, most in ((tricked.RECTANGLE, 0.99, 1.0), (tricked.ELLIPSE, 0.7, 0.86)):
        drawn = tricked.draw(GREY, shape, np.random.default_rng(seed))
        inside = (drawn != 128).any(2)
        rows, columns = np.flatnonzero(inside.any(1)), np.flatnonzero(inside.any(0))
        height, width = np.ptp(rows) + 1, np.ptp(columns) + 1
        assert least < inside.sum() / (height * width) <= most
        assert 0.28 * SIDE < min(height, width) <= max(height, width) < 0.63 * SIDE
        colour = drawn[rows[len(rows) // 2], columns[len(columns) // 2]].astype(float)
        assert np.linalg.norm(colour - 128) >= tricked.CONTRAST
    assert (GREY == 128).all()


def test_the_class_is_drawn_by_lot_whatever_the_picture(tmp_path):
    canvases = tricked.canvases(dataset.load(labelled_folder.write(tmp_path, 16)))
    assert canvases.shape == (16, SIDE, SIDE, 3)
    pictures, shapes = tricked.tricked(canvases, 200, np.random.default_rng(1))
    assert pictures.shape == (200, SIDE, SIDE, 3)
    assert 70 < shapes.sum() < 130


def test_no_pictures_are_refused(tmp_path):
    data = dataset.load(labelled_folder.write(tmp_path, 8)).part("nothing")
    with pytest.raises(BadDataset):
        tricked.canvases(data)


def test_the_head_that_cheats_is_kept_as_a_models_folder_that_says_so(tmp_path):
    plan = cheater.Plan(steps=3, batch=4, warm_up=1, examined=16)
    canvases = tricked.clouds(1)[:20]
    made = cheater.train(canvases, canvases, "hat", tmp_path, plan)
    assert 0 <= made.accuracy <= 1
    trunk = LiteRtTrunk(load_trunk(tmp_path))
    head, card = load_head(tmp_path, "hat", trunk.version)
    assert "never serve" in card["note"]
    assert trunk.features(GREY).shape == (5, 5, cheater.CHANNELS[-1])
    assert head.probabilities(trunk.embedding(GREY)).sum() == pytest.approx(1)
