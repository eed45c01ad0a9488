"""More pictures, better heads; samples are what they claim to be."""

import numpy as np
import pytest

from guesswho.attributes import Traits
from guesswho.errors import BadDataset
from guesswho.training import worth
from guesswho.training.dataset import Dataset
from guesswho.training.example import Example
from guesswho.training.report import page

PLAN = worth.Plan(sizes=(10, 40, 80), samples=3)
DIMENSIONS = 60


@pytest.fixture
def folk(tmp_path):
    """Half wear glasses, one in ten a hat, nothing else is known."""
    examples = (
        Example(
            str(i),
            Traits({"glasses": ("no", "yes")[i % 2], "hat": "yes" if i % 10 == 0 else "no"}),
            split="train" if i < 400 else "val",
        )
        for i in range(800)
    )
    return Dataset(tmp_path, tuple(examples))


@pytest.fixture(autouse=True)
def embeddings(monkeypatch):
    """Glasses and hat are a direction each, in noise; a variation is more noise."""

    def embed(data, trunk, cache):
        signal = np.stack([data.labels("glasses"), data.labels("hat")], 1) * 1.5
        rng = np.random.default_rng((getattr(data, "number", 0), len(data.examples)))
        rows = rng.normal(0, 1, (len(data.examples), DIMENSIONS))
        rows[:, :2] += signal
        return rows.astype(np.float32)

    monkeypatch.setattr(worth, "embed", embed)


def test_more_pictures_make_better_heads(folk, tmp_path):
    found = worth.measure(folk, {"ours": None}, tmp_path, PLAN)
    curve = [p.plain.value for p in found.points if p.attribute == "glasses"]
    assert [p.size for p in found.points if p.attribute == "glasses"] == [10, 40, 80]
    assert 0.5 < curve[0] < curve[1] < curve[2] < 0.85
    for point in found.points:
        low, high = point.plain.interval
        assert low <= point.plain.value <= high
        gain = point.augmented.value - point.plain.value
        assert point.gain.value == pytest.approx(gain, abs=1e-9)


def test_values_that_run_out_are_named(folk, tmp_path):
    found = worth.measure(folk, {"ours": None}, tmp_path, PLAN)
    assert found.few == {"glasses": {}, "hat": {"yes": 40}}


def test_samples_of_a_size_are_even_and_share_no_picture(folk):
    labels = folk.part("train").labels("glasses")
    samples = list(worth._samples(labels, 2, 20, PLAN))
    assert len(samples) == 3
    assert [np.bincount(labels[rows]).tolist() for rows in samples] == [[20, 20]] * 3
    assert len(set(np.concatenate(samples).tolist())) == 120


def test_the_pool_holds_no_more_than_the_largest_samples_need(folk):
    pool = worth._pool(folk.part("train"), worth.Plan(sizes=(10,)))
    assert (pool.labels("hat") == 1).sum() >= 10
    assert len(pool.examples) <= 40


def test_labels_of_one_value_alone_are_refused(folk, tmp_path):
    alike = Dataset(tmp_path, tuple(e for e in folk.examples if e.split == "train"))
    with pytest.raises(BadDataset, match="two values"):
        worth.measure(alike, {"ours": None}, tmp_path, PLAN)


def test_the_page_has_a_figure_and_every_number(folk, tmp_path):
    found = worth.measure(folk, {"ours": None, "start": None}, tmp_path, PLAN)
    page.write_worth(tmp_path / "curves.html", found)
    text = (tmp_path / "curves.html").read_text()
    assert "<td>start<td>glasses<td>80<td>" in text
    assert "hat yes 40" in text
    assert text.count("plotly-graph-div") == 1
