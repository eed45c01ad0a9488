"""Draws and label weights."""

import numpy as np
import pytest

from guesswho.attributes import Traits
from guesswho.training.example import Example
from guesswho.training.weighting import class_weights, draw_probabilities


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


def test_class_weights_of_an_attribute_nobody_labelled_are_one():
    assert class_weights(np.full(5, -1), np.ones(5), "hair_length").tolist() == [1, 1, 1]


def test_class_weights_have_mean_one_over_the_labels():
    labels = np.array([0] * 90 + [1] * 10 + [-1] * 20)
    factors = class_weights(labels, np.ones(120), "hat")
    assert factors[1] / factors[0] == pytest.approx(3)
    assert factors[labels[labels >= 0]].mean() == pytest.approx(1)
