"""Intervals that hold what is known, and choices that flatter nobody."""

import numpy as np
import pytest

from guesswho.training.judges import Judges


def judges(n=400, classes=2):
    return Judges(np.arange(n) % classes, np.arange(n), classes)


def test_the_value_is_the_balanced_accuracy_and_lies_in_its_interval():
    labels = np.array([0] * 90 + [1] * 10)
    hits = np.array([[1.0] * 90 + [0.0] * 5 + [1.0] * 5])
    found = Judges(labels, np.arange(100), 2).estimate(hits)
    assert found.value == pytest.approx(0.75)
    assert found.interval[0] < 0.75 < found.interval[1]


def test_values_with_few_examples_do_not_count():
    labels = np.array([0] * 20 + [1] * 20 + [2] * 7)
    hits = np.array([[1.0] * 40 + [0.0] * 7])
    assert Judges(labels, np.arange(47), 3).estimate(hits).value == 1


def test_an_interval_knows_the_spread_of_samples_beside_that_of_people():
    rng = np.random.default_rng(1)
    alike = (rng.random((5, 400)) < 0.8).astype(float)
    unlike = (rng.random((5, 400)) < np.array([0.6, 0.7, 0.8, 0.9, 1])[:, None]).astype(float)
    widths = [np.ptp(judges().estimate(marks).interval) for marks in (alike, unlike)]
    assert widths[1] > 2 * widths[0]


def test_pictures_of_one_person_are_no_independent_witnesses():
    hits = np.repeat((np.random.default_rng(1).random(40) < 0.7).astype(float), 10)[np.newaxis]
    labels = np.arange(400) % 2
    alone = Judges(labels, np.arange(400), 2).estimate(hits).interval
    together = Judges(labels, np.arange(400) // 10, 2).estimate(hits).interval
    assert np.ptp(together) > 2 * np.ptp(alone)


def test_a_choice_among_coin_flips_gains_nothing():
    rng = np.random.default_rng(1)
    found = judges(2000)
    flips = [rng.integers(0, 2, 2000) for _ in range(50)]
    best = max((given == found.labels).mean() for given in flips)
    assert best > 0.51
    assert (found.chosen(flips) == found.labels).mean() == pytest.approx(0.5, abs=0.02)


def test_what_is_best_for_everybody_is_chosen():
    found = judges()
    assert (found.chosen([1 - found.labels, found.labels]) == found.labels).all()
