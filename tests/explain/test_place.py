import numpy as np
import pytest

from guesswho.explain.place import Place, place_of


def spot(rows: slice, columns: slice, side: int = 10) -> np.ndarray:
    heat = np.zeros((side, side))
    heat[rows, columns] = 1
    return heat


@pytest.mark.parametrize(
    ("heat", "place"),
    [
        (spot(slice(0, 3), slice(None)), Place.TOP),
        (spot(slice(4, 6), slice(None)), Place.MIDDLE),
        (spot(slice(8, 10), slice(None)), Place.BOTTOM),
        (spot(slice(None), slice(0, 2)), Place.LEFT),
        (spot(slice(None), slice(8, 10)), Place.RIGHT),
        (np.ones((10, 10)), Place.EVERYWHERE),
        (np.ones((1, 1)), Place.EVERYWHERE),
        (np.zeros((10, 10)), Place.NOWHERE),
        (spot(slice(0, 1), slice(0, 1), side=5), Place.TOP),
    ],
)
def test_the_third_with_most_of_the_heat_is_named(heat, place):
    assert place_of(heat) is place


def test_a_row_on_the_border_of_two_thirds_counts_for_both():
    """Of 10 rows the fourth lies a third in the top and two thirds in the middle."""
    assert place_of(spot(slice(3, 4), slice(None))) is Place.MIDDLE
    weighed = spot(slice(3, 4), slice(None)) + 0.5 * spot(slice(2, 3), slice(None))
    assert place_of(weighed) is Place.TOP
