import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guesswho.game.packed import NUMPY_FROM, BitRows, pack, positions


@given(st.lists(st.booleans(), max_size=200))
def test_packing_keeps_the_members(members):
    assert list(positions(pack(members))) == [n for n, member in enumerate(members) if member]


@pytest.mark.parametrize("size", [12, NUMPY_FROM + 1])
@given(st.lists(st.integers(0, 2**12 - 1), min_size=1, max_size=8), st.integers(0, 2**12 - 1))
def test_partitions_are_the_splitting_rows_with_alike_ones_merged(size, rows, standing):
    def sides(row):
        return frozenset((row & standing, ~row & standing))

    found = BitRows(rows, size).partitions(standing)
    kept = [sides(rows[row]) for row, _ in found]
    assert set(kept) == {sides(row) for row in rows if row & standing not in (0, standing)}
    assert len(set(kept)) == len(kept)
    assert found == sorted(found)
    halves = BitRows(rows, size).halves(standing)
    assert {frozenset((half, ~half & standing)) for half in halves} == set(kept)
    assert len(halves) == len(kept)
    for row, inside in found:
        alike = [n for n, other in enumerate(rows) if sides(other) == sides(rows[row])]
        fewest = min((rows[n] & standing).bit_count() for n in alike)
        first = next(n for n in alike if (rows[n] & standing).bit_count() == fewest)
        assert (row, inside) == (first, fewest)


@pytest.mark.parametrize("size", [NUMPY_FROM, NUMPY_FROM + 1, NUMPY_FROM + 64, 10_007])
def test_counting_small_and_large_decks_gives_the_plain_count(size):
    rng = random.Random(size)
    rows = [0, (1 << size) - 1, *(rng.getrandbits(size) for _ in range(5))]
    standing = rng.getrandbits(size)
    expected = [(row & standing).bit_count() for row in rows]
    assert list(BitRows(rows, size).counts(standing)) == expected
