from math import log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guesswho.attributes import Traits
from guesswho.cards.stock import stock_deck
from guesswho.game.match import Ask, Guess, Rule, Seat, apply, course, is_over, start
from guesswho.game.question import Question, answer
from guesswho.game.review import review
from guesswho.opponents.arena import series
from guesswho.opponents.opponent import opponent
from tests.strategies import courses, deck_of, in_person_courses, positions

HAT, TIE, BARE = Traits({"hat": "yes"}), Traits({"tie": "yes"}), Traits()
BOTH = Traits({"hat": "yes", "tie": "yes"})
FOUR = deck_of(BOTH, HAT, TIE, BARE)
ASK_HAT, ASK_TIE = Ask(Question("hat", "yes")), Ask(Question("tie", "yes"))


def played(*actions, rule=Rule.TURN, secrets=("1", "1"), deck=FOUR):
    match = start(deck, rule, secrets, Seat.FIRST)
    for action in actions:
        match = apply(match, match.turn, action)
    return match


def test_a_match_is_looked_back_on_turn_by_turn():
    found = review(played(ASK_HAT, Guess("4"), ASK_TIE, ASK_HAT, Guess("1")))
    hat, guess, tie, *_ = found.turns
    assert (hat.before, hat.after, hat.bits, hat.best, hat.told, hat.luck) == (4, 2, 1, 1, 1, 0)
    assert (guess.before, guess.after) == (4, 3)
    assert guess.bits == pytest.approx(2 - 0.75 * log2(3))
    assert (guess.best, guess.best_question.yes) == (1, 2)
    assert guess.told == pytest.approx(log2(4 / 3))
    assert tie.turn == (Seat.FIRST, ASK_TIE, True)
    first, second = found.sides
    assert first.left == (2, 1, 1, 0, 0, 0)
    assert second.left == pytest.approx((2, 2, log2(3), log2(3), 1, 1))
    assert (first.skill, first.luck) == (100, 0)
    assert second.luck < 0
    assert found.turning_point is None


def test_skill_is_the_share_of_the_bits_that_were_to_be_had():
    _, side = review(played(Guess("2"), Guess("4"), Guess("3"), ASK_HAT)).sides
    guess, hat = 2 - 0.75 * log2(3), log2(3) - 2 / 3
    assert side.skill == round(100 * (guess + hat) / (1 + hat))


def test_against_one_card_only_a_guess_counts():
    behind = (ASK_HAT, Guess("4"), ASK_TIE)
    assert review(played(*behind, Guess("3"))).turns[-1].credit == pytest.approx(log2(3) - 2 / 3)
    assert review(played(*behind, ASK_HAT)).turns[-1].credit == 0


def test_nothing_to_decide_is_no_skill():
    found = review(played())
    assert [side.skill for side in found.sides] == [None, None]
    assert (found.turns, found.turning_point) == ((), None)


def test_the_match_turns_where_the_winner_gets_ahead_for_good():
    lucky_start = (Guess("4"), ASK_HAT, ASK_HAT, ASK_TIE, ASK_TIE, Guess("1"))
    assert review(played(*lucky_start)).turning_point == 1


def test_a_winner_who_never_was_ahead_turned_it_with_the_last_turn():
    assert review(played(ASK_HAT, Guess("1"))).turning_point == 1
    assert review(played(Guess("2"), rule=Rule.LOSES)).turning_point == 0


@given(positions)
def test_told_bits_add_up_to_what_is_known(match):
    found = review(match)
    assert len(found.turns) == len(match.history)
    for seat in Seat:
        side = found.sides[seat]
        own = [one for one in found.turns if one.turn.seat is seat]
        assert side.left[0] - side.left[-1] == pytest.approx(sum(one.told for one in own))
        assert side.luck == pytest.approx(sum(one.told - one.bits for one in own))
        assert side.skill is None or 0 <= side.skill <= 100
        assert all(0 <= one.credit <= one.best <= 1 for one in own)


@given(positions.filter(is_over))
def test_after_the_turning_point_the_winner_has_no_more_to_find_out(match):
    found = review(match)
    winner, loser = found.sides[match.winner], found.sides[match.winner.other]
    begin = 0 if found.turning_point is None else found.turning_point + 1
    for at in range(begin, len(match.history)):
        assert winner.left[at] <= loser.left[at]
    if found.turning_point is not None:
        assert winner.left[begin - 1] >= loser.left[begin - 1]


@given(st.sampled_from(stock_deck().cards))
def test_luck_is_nought_on_average_whatever_is_asked(mine):
    """Over all secrets the other may have drawn, each question's luck cancels out."""
    deck = stock_deck()
    question = Question("hair_colour", "red")
    luck = [
        review(played(Ask(question), rule=Rule.LOSES, secrets=(mine.id, card.id), deck=deck)).turns[
            0
        ]
        for card in deck.cards
    ]
    assert sum(one.luck for one in luck) == pytest.approx(0, abs=1e-9)
    assert {one.turn.answer for one in luck} == {answer(question, card) for card in deck.cards}


def test_clever_play_loses_credit_only_when_the_other_is_about_to_win():
    players = opponent("clever"), opponent("rookie")
    matches = list(series(*players, stock_deck(), Rule.TURN, games=30, seed=1))
    reviews = [review(match) for match in matches]
    for match, found in zip(matches, reviews, strict=True):
        for before, one in zip(course(match), found.turns, strict=False):
            if one.turn.seat is Seat.FIRST and one.credit != one.best:
                assert len(before.candidates(Seat.SECOND)) == 1
    clever, rookie = (sum(found.sides[seat].skill for found in reviews) / 30 for seat in Seat)
    assert clever > rookie + 10


@given(courses())
def test_a_course_is_the_way_that_was_gone(gone):
    assert course(gone[-1]) == tuple(gone)


@given(in_person_courses())
def test_a_match_that_somebody_answers_in_person_is_reviewed_too(played):
    looked_back = review(played[-1])
    assert [reviewed.turn for reviewed in looked_back.turns] == list(played[-1].history)
