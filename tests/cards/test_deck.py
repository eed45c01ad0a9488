import pytest
from hypothesis import given

from guesswho.attributes import Traits
from guesswho.cards.card import Card
from guesswho.cards.deck import Deck
from guesswho.cards.stock import stock_deck
from guesswho.errors import BadDeck, CardNotFound
from guesswho.game.question import QUESTIONS, answer
from tests.strategies import deck_of, decks, traits

HAT = Traits({"hat": "yes"})
TIE = Traits({"tie": "yes"})


def test_a_deck_has_at_least_two_cards():
    with pytest.raises(BadDeck):
        deck_of(HAT)


def test_two_cards_never_share_an_id_and_may_share_a_name():
    with pytest.raises(BadDeck, match="'1' comes twice"):
        Deck("test", (Card("1", "Ann", HAT), Card("1", "Bob", TIE)))
    assert Deck("test", (Card("1", "Ann", HAT), Card("2", "Ann", TIE))).card("2").traits == TIE


@pytest.mark.parametrize("name", ["", "  ", "x" * 61, "a\nb"])
def test_a_deck_has_a_name_that_can_be_printed(name):
    with pytest.raises(BadDeck):
        Deck(name, deck_of(HAT, TIE).cards)


def test_cards_are_found_by_id():
    deck = deck_of(HAT, TIE)
    assert deck.ids == ("1", "2")
    assert deck.card("2").name == "Card 2"
    with pytest.raises(CardNotFound):
        deck.card("3")


def test_twins_are_cards_with_the_same_traits():
    assert deck_of(HAT, TIE, HAT, Traits(), HAT, TIE).twins() == ({"1", "3", "5"}, {"2", "6"})
    assert deck_of(HAT, TIE, Traits()).twins() == ()


@given(decks())
def test_twins_are_exactly_the_cards_that_no_question_tells_apart(deck):
    together = {frozenset((a, b)) for group in deck.twins() for a in group for b in group}
    for one in deck.cards:
        for other in deck.cards:
            told_apart = any(answer(q, one) != answer(q, other) for q in QUESTIONS)
            assert told_apart == (one is not other and {one.id, other.id} not in together)


@given(decks(), traits)
def test_a_guest_takes_one_place_and_brings_no_new_twins(deck, some):
    guest = Card("guest", "Guest", some)
    after = deck.with_guest(guest)
    assert len(after.cards) == len(deck.cards)
    assert sum(card not in deck.cards for card in after.cards) == 1
    assert len({card.traits for card in after.cards}) >= len({card.traits for card in deck.cards})
    assert after.card("guest") == guest


def test_a_guest_takes_the_place_of_its_twin():
    deck = deck_of(Traits(), HAT, TIE)
    assert deck.with_guest(Card("g", "Guest", HAT)).ids == ("1", "g", "3")


def test_a_guest_who_is_in_the_deck_already_takes_the_own_place():
    deck = deck_of(Traits(), HAT, TIE)
    assert deck.with_guest(Card("3", "Guest", HAT)).ids == ("1", "2", "3")
    assert deck.with_guest(Card("3", "Guest", HAT)).card("3").name == "Guest"


def test_cards_that_stay_are_passed_over_unless_all_do():
    deck = stock_deck()
    twin = Card("guest", "Ada", deck.cards[0].traits)
    staying = [deck.cards[0].id]
    assert deck.cards[0] in deck.with_guest(twin, staying).cards
    assert deck.cards[0] not in deck.with_guest(twin, deck.ids).cards
