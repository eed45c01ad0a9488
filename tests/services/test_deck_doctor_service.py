from guesswho.cards.stock import stock_deck
from guesswho.opponents.doctor import examine
from guesswho.services.deck_doctor import advice, plays_well
from tests.opponents.varied_decks import varied_deck


def test_the_stock_deck_plays_well():
    assert plays_well(stock_deck())
    assert advice(stock_deck()).best is None


def test_twins_do_not_and_the_best_part_has_none():
    deck = varied_deck(24, seed=3, twins=13)
    assert not plays_well(deck)
    advised = advice(deck)
    assert advised.checkup == examine(deck)
    assert len(advised.best.cards) == 11
    assert advised.best.twins() == ()


def test_the_best_part_has_a_usual_size_if_it_can():
    assert len(advice(varied_deck(24, seed=3, twins=3)).best.cards) == 18


def test_equal_decks_are_examined_once():
    assert advice(varied_deck(12, seed=5)) is advice(varied_deck(12, seed=5))


def test_a_deck_too_large_to_examine_passes():
    assert plays_well(varied_deck(101, seed=1))
