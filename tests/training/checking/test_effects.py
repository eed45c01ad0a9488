"""Effect sizes against values worked out by hand."""

import numpy as np
import pytest

from guesswho.training.checking.effects import cohens_d, cramers_v


def test_d_is_the_difference_of_means_in_pooled_deviations():
    d, (low, high) = cohens_d(np.array([3.0, 5, 7]), np.array([1.0, 3, 5]))
    assert d == pytest.approx(2 / 2)
    assert low < 0 < d < high


def test_the_interval_of_d_narrows_with_pictures():
    rng = np.random.default_rng(1)
    _, (low, high) = cohens_d(rng.normal(0.5, 1, 4000), rng.normal(0, 1, 4000))
    assert low < 0.5 < high
    assert high - low == pytest.approx(2 * 1.96 * np.sqrt(2 / 4000), rel=0.05)


def test_one_value_a_side_says_nothing_and_constants_do_not_differ():
    assert cohens_d(np.array([1.0]), np.array([1.0, 2])) is None
    assert cohens_d(np.ones(3), np.ones(4))[0] == 0


def test_v_is_one_for_what_decides_and_zero_for_what_is_independent():
    rows = np.array([0, 1] * 500)
    assert cramers_v(rows, rows) == pytest.approx(1, abs=0.01)
    assert cramers_v(rows, np.repeat([0, 1], 500)) == 0
    assert cramers_v(rows, np.zeros(1000, int)) == 0


def test_v_of_a_known_table():
    # 40 10 / 20 30: χ² = 16.667, n = 100; corrected φ² = 0.16667 − 1/99.
    rows = np.repeat([0, 0, 1, 1], [40, 10, 20, 30])
    columns = np.repeat([0, 1, 0, 1], [40, 10, 20, 30])
    corrected = (50 / 3 / 100 - 1 / 99) / (1 - 1 / 99)
    assert cramers_v(rows, columns) == pytest.approx(np.sqrt(corrected))
