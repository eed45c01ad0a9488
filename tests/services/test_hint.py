from dataclasses import replace

import pytest

from guesswho.attributes import Traits
from guesswho.game.bits import gain
from guesswho.game.match import Ask, Rule, Seat, apply, start
from guesswho.game.question import Question
from guesswho.game.view import view
from guesswho.services.hint import hint
from tests.strategies import deck_of

HAT, TIE, BARE = Traits({"hat": "yes"}), Traits({"tie": "yes"}), Traits()
BOTH = Traits({"hat": "yes", "tie": "yes"})


def seen(*cards, secrets=("1", "1"), actions=()):
    match = start(deck_of(*cards), Rule.LOSES, secrets, Seat.FIRST)
    for action in actions:
        match = apply(match, match.turn, action)
    return view(match, Seat.FIRST)


def test_the_most_even_question_is_best():
    board = seen(BOTH, HAT, BARE, BARE, BARE)
    found = hint(board)
    assert [split.question for split in found.best] == [Question("hat", "yes")]
    assert (found.best[0].yes, found.best[0].no) == (2, 3)
    assert found.bits == pytest.approx(max(map(gain, board.splits)))


def test_equals_are_all_named():
    found = hint(seen(BOTH, HAT, TIE, BARE))
    assert {split.question.attribute for split in found.best} == {"hat", "tie"}
    assert (found.bits, found.last_chance) == (1.0, False)


def test_twins_leave_nothing_to_ask():
    found = hint(seen(HAT, HAT))
    assert (found.best, found.bits, found.last_chance) == ((), 0.0, False)


def test_against_a_side_that_knows_only_a_guess_can_win():
    known = replace(seen(BOTH, HAT, TIE, BARE), their_count=1)
    assert (hint(known).best, hint(known).last_chance) == ((), True)


def test_who_knows_as_well_simply_guesses():
    sure = seen(HAT, BARE, actions=[Ask(Question("hat", "yes"))] * 2)
    assert (sure.their_count, len(sure.standing)) == (1, 1)
    assert not hint(sure).last_chance
