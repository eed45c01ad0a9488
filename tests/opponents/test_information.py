from fractions import Fraction
from math import log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guesswho.attributes import Traits
from guesswho.cards.stock import stock_deck
from guesswho.game.question import QUESTIONS, answer, splits
from guesswho.opponents.information import best, entropy, expected_turns, gain, ranked
from tests.strategies import deck_of, decks

HAT, TIE, BARE = Traits({"hat": "yes"}), Traits({"tie": "yes"}), Traits()


@pytest.mark.parametrize(
    ("yes", "no", "bits"),
    [(1, 1, 1.0), (1, 3, 2 - 0.75 * log2(3)), (11, 13, 0.994984828), (0, 5, 0.0), (5, 0, 0.0)],
)
def test_entropy_has_its_known_values(yes, no, bits):
    assert entropy(yes, no) == pytest.approx(bits, abs=1e-9)


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_entropy_agrees_with_the_textbook_formula(yes, no):
    p = yes / (yes + no)
    assert entropy(yes, no) == pytest.approx(-p * log2(p) - (1 - p) * log2(1 - p), abs=1e-9)
    assert entropy(yes, no) == pytest.approx(entropy(no, yes), abs=1e-15)


def test_gains_on_the_stock_deck_agree_with_counting_its_cards():
    cards = stock_deck().cards
    for split in splits(cards):
        p = sum(answer(split.question, card) for card in cards) / len(cards)
        assert gain(split) == pytest.approx(-p * log2(p) - (1 - p) * log2(1 - p), abs=1e-9)


@given(decks())
def test_ranking_puts_the_most_bits_first_and_forgets_none(deck):
    found = splits(deck.cards)
    order = ranked(found)
    assert len(order) == len(found)
    assert set(order) == set(found)
    bits = [gain(split) for split in order]
    assert bits == pytest.approx(sorted(bits, reverse=True))
    assert set(best(found)) == {s for s in found if gain(s) > max(bits) - 1e-12}


def test_among_no_splits_there_is_no_best():
    assert best(()) == ()


@pytest.mark.parametrize(
    ("traits", "turns"),
    [
        ((HAT, BARE), 2),
        ((HAT, HAT), 1.5),
        ((HAT, HAT, HAT), 2),
        ((HAT, HAT, BARE), 1 + Fraction(2, 3) * Fraction(3, 2) + Fraction(1, 3)),
        ((HAT, TIE, BARE), 1 + Fraction(1, 3) + Fraction(2, 3) * 2),
        ((HAT, TIE, BARE, Traits({"hat": "yes", "tie": "yes"})), 3),
    ],
)
def test_expected_turns_of_tiny_decks_are_known(traits, turns):
    assert expected_turns(deck_of(*traits)) == pytest.approx(float(turns))


@given(decks(most=7))
def test_expected_turns_agree_with_plain_enumeration(deck):
    assert expected_turns(deck) == pytest.approx(float(_turns(frozenset(deck.cards))))


def _turns(cards):
    """The same mean by sets of cards and fractions, from the definition alone."""
    n = len(cards)
    halves = {frozenset(card for card in cards if answer(q, card)) for q in QUESTIONS}
    halves = {frozenset((half, cards - half)) for half in halves if 0 < len(half) < n}
    if not halves:
        return Fraction(n + 1, 2)
    most = max(min(map(len, pair)) for pair in halves)
    equals = [pair for pair in halves if min(map(len, pair)) == most]
    means = [sum(Fraction(len(half), n) * _turns(half) for half in pair) for pair in equals]
    return 1 + sum(means) / len(means)
