from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guesswho.attributes import Traits
from guesswho.cards.stock import stock_deck
from guesswho.game.match import Rule
from guesswho.opponents.solved_deck import SolvedDeck
from tests.opponents.plain_race import PlainRace
from tests.strategies import deck_of, decks

rules = st.sampled_from(Rule)


@settings(deadline=None)
@given(decks(most=5), rules)
def test_any_two_pools_are_worth_what_plain_enumeration_says(deck, rule):
    solved, plain = SolvedDeck(deck.cards, rule), PlainRace(rule)
    everyone = solved.table.everyone
    pools = [everyone, everyone >> 1, everyone & 0b10101]
    for mine in pools:
        for theirs in pools:
            sets = [
                frozenset(deck.card(i) for i in solved.table.ids(pool)) for pool in (mine, theirs)
            ]
            assert solved.value(mine, theirs) == pytest.approx(float(plain.value(*sets)))


@pytest.mark.parametrize("alike", [2, 3, 6])
def test_of_cards_all_alike_the_first_to_reach_the_right_one_wins(alike):
    """Both go through the cards in any order: P(my place ≤ yours) = (k + 1) / 2k."""
    deck = deck_of(*[Traits()] * alike)
    everyone = (1 << alike) - 1
    turn, loses = (SolvedDeck(deck.cards, rule) for rule in (Rule.TURN, Rule.LOSES))
    assert turn.value(everyone, everyone) == pytest.approx((alike + 1) / (2 * alike))
    assert loses.value(everyone, everyone) == pytest.approx(1 / alike)


def test_the_stock_deck_is_solved_whole():
    solved = SolvedDeck(stock_deck().cards, Rule.LOSES)
    everyone = solved.table.everyone
    assert 0.5 < solved.value(everyone, everyone) < 0.5557


def test_threads_that_ask_at_once_get_the_same_values():
    alone = SolvedDeck(stock_deck().cards, Rule.LOSES)
    shared = SolvedDeck(stock_deck().cards, Rule.LOSES)
    pools = [0b1111 << n for n in range(20)]
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda pool: shared.value(pool, 0b111111), pools * 3))
    assert found == [alone.value(pool, 0b111111) for pool in pools * 3]
