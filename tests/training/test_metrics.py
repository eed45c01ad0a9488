"""Figures of merit against values worked out by hand."""

import numpy as np
import pytest

from guesswho.training import metrics

LABELS = np.array([0] * 8 + [1] * 12 + [-1] * 5)
ANSWERS = np.array([0] * 6 + [1] * 2 + [1] * 9 + [0] * 3 + [0] * 5)


def test_confusion_counts_truth_by_answer_and_leaves_the_unknown_out():
    assert metrics.confusion(LABELS, ANSWERS, 2).tolist() == [[6, 2], [3, 9]]


def test_balanced_accuracy_is_the_mean_recall():
    assert metrics.balanced_accuracy(LABELS, ANSWERS, 2) == pytest.approx((6 / 8 + 9 / 12) / 2)


def test_classes_under_eight_examples_do_not_count():
    labels = np.append(LABELS, [2] * 7)
    answers = np.append(ANSWERS, [0] * 7)
    assert metrics.balanced_accuracy(labels, answers, 3) == pytest.approx((6 / 8 + 9 / 12) / 2)
    labels, answers = np.append(labels, 2), np.append(answers, 0)
    assert metrics.balanced_accuracy(labels, answers, 3) == pytest.approx((6 / 8 + 9 / 12 + 0) / 3)


def test_no_class_with_enough_examples_has_no_balanced_accuracy():
    assert np.isnan(metrics.balanced_accuracy(np.array([0, 1]), np.array([0, 1]), 2))


def test_bootstrap_interval_covers_the_figure_and_narrows_with_people():
    rng = np.random.default_rng(1)

    def width(people: int) -> float:
        labels = rng.integers(0, 2, people)
        answers = np.where(rng.random(people) < 0.8, labels, 1 - labels)
        low, high = metrics.bootstrap_interval(labels, answers, 2, np.arange(people))
        assert low < metrics.balanced_accuracy(labels, answers, 2) < high
        return high - low

    assert width(4000) < width(100) / 4


def test_pictures_of_one_person_count_as_one_draw():
    labels = np.repeat([0, 1], 200)
    answers = labels.copy()
    answers[:100] = 1
    alone = metrics.bootstrap_interval(labels, answers, 2, np.arange(400))
    grouped = metrics.bootstrap_interval(labels, answers, 2, np.arange(400) // 50)
    assert grouped[1] - grouped[0] > 2 * (alone[1] - alone[0])


def test_calibration_error_of_known_cases():
    certain = np.full(100, 0.9)
    assert metrics.expected_calibration_error(np.arange(100) % 10 != 0, certain) == pytest.approx(0)
    assert metrics.expected_calibration_error(np.ones(100, bool), certain) == pytest.approx(0.1)


def test_reliability_bins_are_equally_full_and_rise():
    confidence = np.linspace(0.5, 1, 100)
    bins = metrics.reliability(np.arange(100) % 2 == 0, confidence)
    assert [n for _, _, n in bins] == [10] * 10
    assert [rate for _, rate, _ in bins] == [0.5] * 10
    assert bins[0][0] < bins[-1][0]


def test_wilson_interval_of_known_cases():
    assert metrics.wilson_interval(0, 10) == pytest.approx((0, 0.2775), abs=1e-4)
    assert metrics.wilson_interval(8, 10) == pytest.approx((0.4902, 0.9433), abs=1e-4)


def test_a_group_without_enough_examples_has_no_interval():
    interval = metrics.bootstrap_interval(np.array([0, 1]), np.array([0, 1]), 2, np.arange(2))
    assert np.isnan(interval).all()


def test_one_person_with_every_example_is_no_trouble():
    labels = np.array([0] * 8 + [1] * 8)
    assert metrics.bootstrap_interval(labels, labels, 2, np.zeros(16, np.int64)) == (1, 1)


def test_a_perfectly_calibrated_model_lies_in_its_band_nineteen_times_in_twenty():
    rng = np.random.default_rng(3)
    inside = 0
    for _ in range(200):
        confidence = rng.uniform(0.5, 1, 300)
        low, high = metrics.calibration_band(confidence, draws=400)
        ece = metrics.expected_calibration_error(rng.random(300) < confidence, confidence)
        inside += low <= ece <= high
    assert 180 <= inside <= 200


def test_an_overconfident_model_lies_above_its_band_and_more_pictures_narrow_it():
    few, many = (metrics.calibration_band(np.full(n, 0.9)) for n in (100, 10_000))
    assert many[1] < few[1] / 5
    assert (
        metrics.expected_calibration_error(np.arange(10_000) % 5 > 0, np.full(10_000, 0.9))
        > (many[1])
    )


def test_the_interval_of_a_difference_against_a_published_case():
    """Newcombe 1998, table II, case (a): 56/70 − 48/80 gives 0.0524 … 0.3339."""
    one, other = np.arange(70) < 56, np.arange(80) < 48
    low, high = metrics.difference_interval(one, other)
    assert (low, high) == pytest.approx((0.0524, 0.3339), abs=1e-4)
