from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guesswho.attributes import Traits
from guesswho.cards.card import Card
from guesswho.cards.deck import Deck
from guesswho.cards.stock import stock_deck, stock_pool
from guesswho.errors import BadRequest, DeckNotFound
from guesswho.services.decks import VISITORS, DeckService, Stack

VISITOR = Card("guest", "Ada", stock_pool().cards[0].traits)
SEEDS = st.integers(0, 2**32)


def decks(stacks=None):
    guests = {VISITOR.id: VISITOR}
    return DeckService(guests.__getitem__, **({"stacks": stacks} if stacks else {}))


@settings(max_examples=25, deadline=None)  # a draw compares boards
@given(size=st.integers(2, 36), seed=SEEDS)
def test_a_board_of_any_size_has_no_twins_and_keeps_the_order(size, seed):
    board = decks().board("stock", Random(seed), size=size)
    assert len(board.cards) == size
    assert board.twins() == ()
    assert board.name == "stock"
    names = [card.name for card in board.cards]
    assert names == sorted(names)


@settings(max_examples=25, deadline=None)  # a draw compares boards
@given(size=st.integers(2, 36), seed=SEEDS)
def test_one_s_own_card_is_always_on_the_board(size, seed):
    board = decks().board("stock", Random(seed), size=size, guest_card="guest")
    assert len(board.cards) == size
    assert VISITOR in board.cards


def test_the_deck_s_own_size_is_the_deck_itself():
    for size in (None, 24):
        assert decks().board("stock", Random(1), size=size) == stock_deck()


def test_every_match_of_another_size_has_other_faces():
    boards = {decks().board("stock", Random(seed), size=12).ids for seed in range(20)}
    assert len(boards) == 20


@pytest.mark.parametrize("size", [-1, 0, 1, 37])
def test_a_size_that_cannot_be_filled_is_refused(size):
    with pytest.raises(BadRequest, match="from 2 to 36"):
        decks().board("stock", Random(1), size=size)


@pytest.mark.parametrize(
    ("cards", "sizes"), [(8, (8,)), (12, (12,)), (20, (12, 18, 20)), (36, (12, 18, 24, 30, 36))]
)
def test_a_deck_offers_the_sizes_it_can_fill(cards, sizes):
    deck = Deck("team", stock_pool().cards[:cards])
    assert decks({"team": Stack(deck, deck)}).sizes("team") == sizes


def test_the_stock_deck_offers_30_from_its_pool():
    assert decks().sizes("stock") == (12, 18, 24, 30)


def test_cards_of_the_pool_can_be_shown():
    assert decks().card("stock", "36").name == "Ravi"
    with pytest.raises(DeckNotFound):
        decks().card("nowhere", "1")


def person(name, **traits):
    return Card(f"id-of-{name}", name, Traits(traits), f"{name}.jpg")


PEOPLE = tuple(person(f"p{n}", hat="yes" if n % 2 else "no", gender="female") for n in range(23))


def meeting(*people):
    guest = person("guest", hat="yes")
    return DeckService(lambda _: guest, visitors=lambda most: people[:most])


def test_nobody_to_meet_is_no_deck():
    assert VISITORS not in meeting().names()
    with pytest.raises(DeckNotFound):
        meeting().deck(VISITORS)


def test_who_lets_others_meet_them_stands_among_the_drawn():
    decks = meeting(*PEOPLE[:3])
    assert decks.names() == ("stock", VISITORS)
    deck = decks.deck(VISITORS)
    assert len(deck.cards) == 24
    assert decks.people(deck) == {card.id for card in PEOPLE[:3]}
    assert decks.people(decks.deck("stock")) == frozenset()


def test_ones_own_card_pushes_out_no_other_person():
    decks = meeting(*PEOPLE)
    board = decks.board(VISITORS, Random(1), guest_card="any")
    assert decks.people(board) == {card.id for card in PEOPLE} | {"id-of-guest"}
