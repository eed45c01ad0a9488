from random import Random

import pytest

from guesswho.attributes import Traits
from guesswho.cards.stock import stock_deck
from guesswho.errors import UnknownOpponent
from guesswho.game.match import Ask, Guess, Rule, Seat, apply, start
from guesswho.game.question import Question
from guesswho.game.view import view
from guesswho.opponents.information import best, gain
from guesswho.opponents.move import Reason
from guesswho.opponents.opponent import REGISTRY, opponent
from tests.strategies import deck_of

HAT, TIE, BARE = Traits({"hat": "yes"}), Traits({"tie": "yes"}), Traits()


def opening(deck):
    return start(deck, Rule.LOSES, (deck.ids[0], deck.ids[0]), Seat.FIRST)


def moves(name, match, times=200):
    seen = view(match, match.turn)
    return [opponent(name).choose(seen, Random(seed)) for seed in range(times)]


def test_opponents_are_found_by_name():
    assert set(REGISTRY) >= {"rookie", "clever"}
    assert all(opponent(name).name == name for name in REGISTRY)
    with pytest.raises(UnknownOpponent):
        opponent("nobody")


def test_clever_asks_every_one_of_the_best_questions_and_no_other():
    match = opening(stock_deck().with_guest(stock_deck().cards[0]))
    equals = best(match.splits(Seat.FIRST))
    asked = moves("clever", match)
    assert {move.action for move in asked} == {Ask(split.question) for split in equals}
    assert {move.bits for move in asked} == {gain(split) for split in equals}
    assert {move.reason for move in asked} == {Reason.BEST_SPLIT}


def test_clever_draws_among_equals():
    both = Traits({"hat": "yes", "tie": "yes"})
    asked = {move.action for move in moves("clever", opening(deck_of(both, HAT, TIE, BARE)))}
    assert asked == {Ask(Question("hat", "yes")), Ask(Question("tie", "yes"))}


def test_rookie_asks_any_question_that_splits():
    match = opening(stock_deck())
    asked = moves("rookie", match, times=400)
    assert {move.action for move in asked} == {
        Ask(split.question) for split in match.splits(Seat.FIRST)
    }
    assert {move.reason for move in asked} == {Reason.ANY_SPLIT}


@pytest.mark.parametrize("name", ["rookie", "clever"])
def test_the_last_card_is_guessed_and_tells_nothing_new(name):
    match = apply(opening(deck_of(HAT, BARE)), Seat.FIRST, Ask(Question("hat", "yes")))
    match = apply(match, Seat.SECOND, Ask(Question("hat", "yes")))
    (move,) = set(moves(name, match))
    assert (move.action, move.bits, move.reason) == (Guess("1"), 0, Reason.LAST_CARD)


@pytest.mark.parametrize("name", ["rookie", "clever"])
def test_twins_are_guessed_at_random(name):
    guessed = moves(name, opening(deck_of(HAT, HAT, HAT, HAT)))
    assert {move.action for move in guessed} == {Guess("1"), Guess("2"), Guess("3"), Guess("4")}
    assert {move.reason for move in guessed} == {Reason.ONLY_TWINS}
    assert guessed[0].bits == pytest.approx(0.811278124)
