"""Draws and label weights."""

from pathlib import Path

import numpy as np
import pytest

from guesswho.attributes import Traits
from guesswho.training.dataset import Dataset
from guesswho.training.example import Example
from guesswho.training.weighting import balance, draw_probabilities


def example(**facts):
    traits = {name: facts.pop(name) for name in ("gender", "hat") if name in facts}
    return Example(path="p", traits=Traits(traits), **facts)


def test_the_fewer_gender_of_a_source_is_drawn_more_often_a_picture():
    women = [example(gender="female", source="s")] * 10
    men = [example(gender="male", source="s")] * 90
    chances = draw_probabilities(women + men)
    assert chances.sum() == pytest.approx(1)
    assert chances[0] / chances[-1] == pytest.approx(np.sqrt(90 / 10))


def test_hand_labels_and_rare_values_are_drawn_more_often():
    plain = example(hat="no", quality="dataset")
    by_hand, rare = example(hat="no"), example(hat="yes", quality="dataset")
    chances = draw_probabilities([plain, by_hand, rare])
    assert chances[1] / chances[0] == pytest.approx(3)
    assert chances[2] / chances[0] == pytest.approx(2.5)


def dataset(*facts, count=1):
    rows = [Example(str(i), Traits(f)) for i, f in enumerate(facts * count)]
    return Dataset(Path(), tuple(rows))


def test_an_attribute_nobody_labelled_has_nothing_to_balance():
    assert balance(dataset({}, count=5), "glasses", np.ones(5)).tolist() == [1] * 5


def test_rare_values_are_raised_and_the_mean_stays_one():
    data = dataset(*[{"hat": "no"}] * 90, *[{"hat": "yes"}] * 10)
    factors = balance(data, "hat", np.ones(100))
    assert factors[-1] / factors[0] == pytest.approx(3)
    assert factors.mean() == pytest.approx(1)


def test_hair_type_is_balanced_among_women_and_men_separately():
    """Half of all are curly, so nothing would be balanced over all together."""
    woman, man = {"gender": "female"}, {"gender": "male"}
    curly, straight = {"hair_type": "curly"}, {"hair_type": "straight"}
    data = dataset(*[woman | curly, man | straight] * 40, *[woman | straight, man | curly] * 10)
    factors = balance(data, "hair_type", np.ones(100))
    assert factors[-1] / factors[0] == pytest.approx(4)
    assert factors.mean() == pytest.approx(1)
