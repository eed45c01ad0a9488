import pytest
from hypothesis import given
from hypothesis import strategies as st

from guesswho.web.components.grid import columns, shape


@pytest.mark.parametrize(
    ("cards", "wide"), [(12, 4), (16, 4), (18, 6), (20, 5), (24, 6), (30, 6), (36, 6), (60, 8)]
)
def test_usual_boards_have_full_rows(cards, wide):
    assert columns(cards) == wide


@given(st.integers(2, 200))
def test_every_card_has_its_place_and_no_row_is_empty(cards):
    wide, rows = shape(cards).values()
    assert wide * (rows - 1) < cards <= wide * rows
