from fractions import Fraction
from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings

from guesswho.attributes import ATTRIBUTES, Traits
from guesswho.cards.stock import stock_deck, stock_pool
from guesswho.errors import BadDeck
from guesswho.opponents.doctor import MOST_CARDS, best_subset, drawn_subset, examine, fewest_turns
from guesswho.opponents.information import expected_turns
from tests.opponents.varied_decks import varied_deck
from tests.strategies import deck_of, decks

HAT, TIE, BARE = Traits({"hat": "yes"}), Traits({"tie": "yes"}), Traits()
BOTH = Traits({"hat": "yes", "tie": "yes"})


@pytest.mark.parametrize(
    ("cards", "turns"),
    [(1, 1), (2, 2), (3, 1 + Fraction(5, 3)), (4, 3), (24, 1 + Fraction(14, 3)), (64, 7)],
)
def test_the_fewest_turns_are_the_mean_depth_of_a_balanced_tree_and_a_guess(cards, turns):
    assert fewest_turns(cards) == pytest.approx(float(turns))


@given(decks())
def test_no_deck_without_twins_needs_fewer(deck):
    if not deck.twins():
        assert expected_turns(deck) >= fewest_turns(len(deck.cards)) - 1e-9


def test_the_stock_deck_is_healthy():
    found = examine(stock_deck())
    assert (found.cards, found.twins, found.useless) == (24, (), ())
    assert found.questions == pytest.approx(found.fewest)
    assert (found.drop, found.wanted) == (None, None)


def test_twins_and_attributes_that_tell_nothing_are_found():
    found = examine(deck_of(HAT, TIE, HAT, BARE))
    assert found.twins == (frozenset({"1", "3"}),)
    assert set(found.useless) == set(ATTRIBUTES) - {"hat", "tie"}
    assert found.drop in {"1", "3"}


def test_a_value_that_some_do_not_state_is_a_question():
    assert "hat" not in examine(deck_of(HAT, BARE)).useless


def test_a_deck_that_only_asks_one_by_one_wants_a_card_that_shares():
    row = [Traits({name: ATTRIBUTES[name][1]}) for name in ("glasses", "tie", "facial_hair", "hat")]
    deck = deck_of(*row, BARE)
    found = examine(deck)
    assert found.questions > found.fewest
    assert found.wanted is not None
    better = examine(deck_of(*row, BARE, found.wanted))
    assert better.questions - better.fewest < found.questions - found.fewest


@settings(deadline=None, max_examples=25)
@given(decks(most=8))
def test_what_the_doctor_orders_helps(deck):
    found = examine(deck)
    if found.drop:
        left = deck_of(*(card.traits for card in deck.cards if card.id != found.drop))
        assert _harm(examine(left)) < _harm(found)
    if found.wanted:
        more = deck_of(*(card.traits for card in deck.cards), found.wanted)
        assert _harm(examine(more)) < _harm(found)


def _harm(found):
    return sum(len(ids) - 1 for ids in found.twins), found.questions - found.fewest


def test_two_cards_are_never_dropped():
    assert examine(deck_of(HAT, HAT)).drop is None


def test_a_subset_has_no_twins_if_it_can_be_helped():
    deck = varied_deck(30, seed=1, twins=12)
    chosen = best_subset(deck, 18)
    assert (len(chosen.cards), chosen.twins()) == (18, ())
    assert [card.id for card in chosen.cards] == [i for i in deck.ids if i in chosen.ids]


def test_a_small_subset_is_as_good_as_any():
    deck = varied_deck(9, seed=3)
    best = min(
        expected_turns(deck_of(*(card.traits for card in cards)))
        for cards in combinations(deck.cards, 5)
    )
    assert expected_turns(best_subset(deck, 5)) == pytest.approx(best)


def test_swaps_mend_what_going_one_by_one_has_spoilt():
    deck = varied_deck(40, seed=2)
    assert expected_turns(best_subset(deck, 16)) == pytest.approx(fewest_turns(16))


@pytest.mark.parametrize("size", [1, 5])
def test_a_size_that_does_not_fit_is_refused(size):
    with pytest.raises(BadDeck, match="from 2 to 4"):
        best_subset(deck_of(BOTH, HAT, TIE, BARE), size)


def test_a_deck_too_large_to_examine_is_refused():
    with pytest.raises(BadDeck, match="up to"):
        examine(deck_of(*[HAT] * (MOST_CARDS + 1)))


@pytest.mark.parametrize("size", [12, 18, 24, 30])
def test_a_drawn_board_plays_nearly_as_well_as_any_can(size):
    for seed in range(5):
        drawn = drawn_subset(stock_pool(), size, Random(seed))
        assert expected_turns(drawn) <= fewest_turns(size) + 0.1


def test_twins_are_drawn_only_where_kinds_are_too_few():
    deck = varied_deck(24, seed=3, twins=13)
    for seed in range(10):
        assert drawn_subset(deck, 11, Random(seed)).twins() == ()
        assert drawn_subset(deck, 12, Random(seed)).twins() != ()


def test_a_draw_repeats_with_its_seed_and_fits_the_deck():
    assert drawn_subset(stock_pool(), 12, Random(5)) == drawn_subset(stock_pool(), 12, Random(5))
    with pytest.raises(BadDeck):
        drawn_subset(stock_deck(), 25, Random(5))
