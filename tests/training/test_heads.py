"""Heads learn what the embeddings hold, and say how sure they are."""

import numpy as np
import pytest

from guesswho.attributes import Traits
from guesswho.errors import BadDataset
from guesswho.training import heads
from guesswho.training.dataset import Dataset
from guesswho.training.example import Example


def labelled(values, tmp_path):
    return Dataset(
        tmp_path, tuple(Example(str(i), Traits({"hair_length": v})) for i, v in enumerate(values))
    )


def clusters(values, noise, seed):
    """Embeddings around one corner a value, blurred by ``noise``."""
    centres = {"bald": (1, 0, 0, 0), "short": (0, 1, 0, 0), "long": (0, 0, 1, 0)}
    rng = np.random.default_rng(seed)
    rows = np.array([centres[v] for v in values]) + rng.normal(0, noise, (len(values), 4))
    return rows.astype(np.float32)


def fit(tmp_path, noise):
    train, held_out = ["bald", "short", "long"] * 200, ["bald", "short", "long"] * 100
    seen, watched = clusters(train, noise, 1), clusters(held_out, noise, 2)
    found = heads.fit_head(
        "hair_length", labelled(train, tmp_path), seen, labelled(held_out, tmp_path), watched
    )
    return found, watched, labelled(held_out, tmp_path).labels("hair_length")


def test_separable_clusters_are_separated(tmp_path):
    found, watched, truth = fit(tmp_path, noise=0.1)
    assert found.balanced_accuracy == 1
    assert (found.head.probabilities(watched).argmax(1) == truth).all()


def test_scores_are_calibrated_on_held_out_pictures(tmp_path):
    found, watched, truth = fit(tmp_path, noise=0.6)
    scores = found.head.probabilities(watched)
    accuracy = (scores.argmax(1) == truth).mean()
    assert 0.6 < accuracy < 0.95
    assert scores.max(1).mean() == pytest.approx(accuracy, abs=0.05)


def test_equal_data_give_equal_weights(tmp_path):
    one, two = fit(tmp_path, noise=0.3)[0].head, fit(tmp_path, noise=0.3)[0].head
    assert (one.kernel == two.kernel).all()
    assert one.temperature == two.temperature


def test_a_value_without_examples_is_named(tmp_path):
    values = ["bald"] * 3 + ["short", "long"] * 40
    data = labelled(values, tmp_path)
    rows = clusters(values, 0.1, 1)
    with pytest.raises(BadDataset, match="hair_length bald"):
        heads.fit_head("hair_length", data, rows, data, rows)


def test_an_undecided_head_gives_every_value_the_same_score():
    found = heads.undecided("hair_length", 4)
    assert found.head.probabilities(np.ones(4, np.float32)).tolist() == pytest.approx([1 / 3] * 3)
    assert found.balanced_accuracy == pytest.approx(1 / 3)
