from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.slips import series
from guesswho.attributes import Traits
from guesswho.cards.stock import stock_deck
from guesswho.game.match import (
    Answer,
    Ask,
    Guess,
    Reply,
    Rule,
    Seat,
    apply,
    is_over,
    legal_actions,
    start,
)
from guesswho.game.question import Question
from guesswho.game.view import view
from guesswho.opponents.careful import Careful
from guesswho.opponents.information import best, entropy
from guesswho.opponents.move import Reason
from tests.strategies import deck_of, in_person_courses

HAT, TIE, BARE = Traits({"hat": "yes"}), Traits({"tie": "yes"}), Traits()
PERSON, COMPUTER = Seat.FIRST, Seat.SECOND
CAREFUL = Careful()


def choose(match, seed=0):
    return CAREFUL.choose(view(match, match.turn), Random(seed))


def answered(match, action, reply):
    return apply(apply(match, COMPUTER, action), PERSON, Answer(reply))


@given(in_person_courses(), st.integers(0, 2**32))
def test_a_move_is_legal_whatever_was_answered(played, seed):
    match = played[-1]
    if is_over(match) or match.pending:
        return
    move = choose(match, seed)
    assert move.action in legal_actions(match)
    assert 0 <= move.bits <= 1


def test_before_any_answer_it_asks_one_of_the_most_even_questions():
    match = start(stock_deck(), Rule.LOSES, (None, "1"), COMPUTER)
    moves = [choose(match, seed) for seed in range(100)]
    equals = best(match.splits(COMPUTER))
    assert {move.action for move in moves} == {Ask(split.question) for split in equals}
    assert {move.reason for move in moves} == {Reason.BEST_SPLIT}
    assert moves[0].bits < 1  # the answer may be wrong


def test_twins_are_guessed_at_random():
    match = start(deck_of(HAT, HAT, HAT), Rule.TURN, (None, "1"), COMPUTER)
    moves = [choose(match, seed) for seed in range(100)]
    assert {move.action for move in moves} == {Guess("1"), Guess("2"), Guess("3")}
    assert {move.reason for move in moves} == {Reason.LIKELIEST}
    assert moves[0].bits == pytest.approx(entropy(1, 2))


def test_it_dares_when_the_other_has_one_card_left():
    match = start(deck_of(HAT, TIE, BARE), Rule.LOSES, (None, "1"), PERSON)
    match = apply(match, PERSON, Ask(Question("hat", "yes")))
    move = choose(match)
    assert isinstance(move.action, Guess)
    assert move.reason is Reason.BOLD_GUESS


def test_a_guess_that_is_sure_enough_is_not_called_bold():
    match = start(deck_of(HAT, TIE, BARE), Rule.TURN, (None, "2"), COMPUTER)
    match = answered(match, Guess("1"), Reply.NO)
    match = apply(match, PERSON, Ask(Question("hat", "yes")))
    match = answered(match, Guess("2"), Reply.NO)
    match = apply(match, PERSON, Guess("3"))
    move = choose(match)
    assert (move.action, move.bits, move.reason) == (Guess("3"), 0, Reason.LIKELIEST)


def test_a_denied_card_is_not_guessed_again():
    match = start(deck_of(HAT, HAT), Rule.TURN, (None, "1"), COMPUTER)
    match = apply(answered(match, Guess("1"), Reply.NO), PERSON, Guess("2"))
    assert {choose(match, seed).action for seed in range(20)} == {Guess("2")}


def test_it_survives_wrong_answers_better_than_hard_elimination():
    right = sum(one.right for one in series("careful", 0.1, matches=150))
    hard = sum(one.right for one in series("hard elimination", 0.1, matches=150))
    assert right >= 0.72 * 150
    assert right - hard >= 0.12 * 150


def test_without_wrong_answers_it_needs_at_most_two_questions_more():
    careful = list(series("careful", 0.0, matches=100))
    clever = list(series("hard elimination", 0.0, matches=100))
    assert all(one.right for one in careful)
    assert sum(one.turns for one in careful) <= sum(one.turns for one in clever) + 2 * 100
