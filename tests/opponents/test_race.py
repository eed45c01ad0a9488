from fractions import Fraction
from functools import cache

import pytest

from guesswho.opponents.race import LARGEST, Race, RaceTable, race_table

UP_TO = 64
POOLS = [(mine, theirs) for mine in range(2, UP_TO + 1) for theirs in range(2, UP_TO + 1)]


@pytest.mark.parametrize(
    ("race", "percent"), [(Race.AT_ONCE, 63.19), (Race.LOSES, 55.56), (Race.TURN, 66.67)]
)
def test_the_first_of_two_with_24_cards_wins_as_often_as_published(race, percent):
    assert race_table(race, 24).value(24, 24) == pytest.approx(percent / 100, abs=5e-5)


def test_without_guesses_the_closed_forms_and_their_bids_hold():
    """M. Nica (2016): the one behind bids boldly, the one ahead halves."""
    table = race_table(Race.AT_ONCE, UP_TO)
    for mine, theirs in POOLS:
        bid, chance = _closed_form(mine, theirs)
        assert table.value(mine, theirs) == pytest.approx(chance, abs=1e-12)
        assert table.asking(mine, theirs, bid) == pytest.approx(chance, abs=1e-12)


def _closed_form(mine, theirs):
    k = _level(theirs)
    if mine > 2 ** (k + 1):
        return 2**k, float(_in_the_weeds(mine, theirs, k))
    return mine // 2, float(_with_the_upper_hand(mine, theirs, _level(mine)))


def _level(cards):
    """The k with 2^k + 1 ≤ cards ≤ 2^(k + 1)."""
    return (cards - 1).bit_length() - 1


def _in_the_weeds(n, m, k):
    return Fraction(2 ** (k + 1), n) - Fraction(2, 3) * Fraction(2 ** (2 * k + 1) + 1, n * m)


def _with_the_upper_hand(n, m, k):
    return 1 - Fraction(2**k, m) + Fraction(2, 3) * Fraction(2 ** (2 * k) + 2, n * m)


def test_where_a_wrong_guess_loses_the_published_bid_is_best_but_for_three_pairs():
    """D. Cushing et al. (arXiv 2508.00799)."""
    table = race_table(Race.LOSES, UP_TO)
    worse = [
        (n, m)
        for n, m in POOLS
        if table.asking(n, m, n // 4 + (n + 1) // 4 or 1) < table.value(n, m) - 1e-12
    ]
    assert worse == [(4, 4), (6, 4), (10, 4)]


def test_where_a_wrong_guess_loses_one_guesses_at_the_last_card_of_either():
    table = race_table(Race.LOSES, UP_TO)
    for cards in range(1, UP_TO + 1):
        assert table.guessing(1, cards) == table.value(1, cards) == 1
        assert table.guessing(cards, 1) == table.value(cards, 1) == 1 / cards
    needless = [pools for pools in POOLS if table.guessing(*pools) > table.value(*pools) - 1e-12]
    assert needless == [(2, 2)]


@pytest.mark.parametrize("race", Race)
def test_tables_agree_with_the_recursion_in_fractions(race):
    table = RaceTable(race, 12)
    for mine in range(1, 13):
        for theirs in range(1, 13):
            assert table.value(mine, theirs) == pytest.approx(float(_chance(race, mine, theirs)))


@cache
def _chance(race, n, m):
    if n == 1:
        return Fraction(1)
    ways = [
        1 - Fraction(b, n) * _chance(race, m, b) - Fraction(n - b, n) * _chance(race, m, n - b)
        for b in range(1, n)
    ]
    if race is Race.LOSES:
        ways.append(Fraction(1, n))
    if race is Race.TURN:
        ways.append(1 - Fraction(n - 1, n) * _chance(race, m, n - 1))
    return max(ways)


def test_a_table_has_room_for_what_was_asked_up_to_the_largest():
    assert race_table(Race.TURN, 24) is race_table(Race.TURN, 64)
    assert race_table(Race.LOSES, 65).size == 128
    assert race_table(Race.LOSES, 10**6).size == LARGEST
