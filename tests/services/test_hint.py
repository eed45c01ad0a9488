from dataclasses import replace

import pytest

from guesswho.attributes import Traits
from guesswho.errors import AnswerFirst, MatchOver, NotYourTurn, StaleMatch
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


def test_a_hint_is_kept_at_once_and_once(play):
    seated = play.new_match("stock", "rookie", "turn", first="me")
    where = (seated.seen.match_id, seated.seat_token)
    found = play.hint(*where, 0)
    assert found == play.hint(*where, 0) == hint(seated.seen.view)
    seen = play.look(*where)
    assert (seen.hints, seen.view.version) == (1, 0)
    with pytest.raises(StaleMatch):
        play.hint(*where, 1)


def test_who_has_to_answer_gets_no_hint(play):
    seated = play.new_match("stock", "careful", "turn", answers="self", first="them")
    with pytest.raises(AnswerFirst):
        play.hint(seated.seen.match_id, seated.seat_token, seated.seen.view.version)
    assert play.look(seated.seen.match_id, seated.seat_token).hints == 0


@pytest.mark.parametrize(("changes", "error"), [({"over": True}, MatchOver), ({}, NotYourTurn)])
def test_who_has_no_turn_gets_no_hint(changes, error):
    with pytest.raises(error):
        hint(replace(seen(HAT, BARE), my_turn=False, **changes))
