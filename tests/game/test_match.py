from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guesswho.attributes import Traits
from guesswho.errors import (
    CardNotFound,
    CardNotStanding,
    IllegalAction,
    MatchOver,
    NotYourTurn,
    UnknownRule,
    UselessQuestion,
)
from guesswho.game.match import (
    Ask,
    Guess,
    Rule,
    Seat,
    apply,
    is_over,
    legal_actions,
    outcome,
    start,
)
from guesswho.game.question import QUESTIONS, Question, answer
from tests.strategies import courses, deck_of, positions

HAT, TIE, BARE = Traits({"hat": "yes"}), Traits({"tie": "yes"}), Traits()
DECK = deck_of(HAT, TIE, BARE)
ASK_HAT = Ask(Question("hat", "yes"))


def opening(rule=Rule.LOSES, secrets=("1", "2"), first=Seat.FIRST, deck=DECK):
    return start(deck, rule, secrets, first)


def test_a_match_begins_with_every_card_standing_for_both():
    match = opening(first=Seat.SECOND)
    assert match.candidates(Seat.FIRST) == match.candidates(Seat.SECOND) == {"1", "2", "3"}
    assert (match.turn, match.version, match.winner) == (Seat.SECOND, 0, None)


def test_a_secret_is_a_card_of_the_deck():
    with pytest.raises(CardNotFound):
        opening(secrets=("1", "9"))


def test_a_rule_by_an_unknown_name_is_refused():
    assert Rule("turn") is Rule.TURN
    with pytest.raises(UnknownRule):
        Rule("forgives")


def test_a_question_is_answered_from_the_others_secret_and_passes_the_turn():
    match = apply(opening(), Seat.FIRST, ASK_HAT)
    assert match.history == ((Seat.FIRST, ASK_HAT, False),)
    assert match.candidates(Seat.FIRST) == {"2", "3"}
    assert match.candidates(Seat.SECOND) == {"1", "2", "3"}
    assert (match.turn, match.version) == (Seat.SECOND, 1)
    assert apply(match, Seat.SECOND, ASK_HAT).candidates(Seat.SECOND) == {"1"}


@pytest.mark.parametrize("rule", Rule)
def test_a_right_guess_wins(rule):
    match = apply(opening(rule), Seat.FIRST, Guess("2"))
    assert outcome(match) is match.winner is Seat.FIRST
    assert match.candidates(Seat.FIRST) == {"2"}


def test_a_wrong_guess_loses_under_the_printed_rule():
    assert outcome(apply(opening(Rule.LOSES), Seat.FIRST, Guess("1"))) is Seat.SECOND


def test_a_wrong_guess_under_the_other_rule_costs_the_turn_and_the_card():
    match = apply(opening(Rule.TURN), Seat.FIRST, Guess("1"))
    assert not is_over(match)
    assert match.turn is Seat.SECOND
    assert match.candidates(Seat.FIRST) == {"2", "3"}


def test_both_may_have_drawn_the_same_card():
    match = apply(opening(secrets=("2", "2")), Seat.FIRST, Guess("2"))
    assert outcome(match) is Seat.FIRST


def test_a_card_that_is_out_cannot_be_guessed_again():
    match = apply(opening(Rule.TURN), Seat.FIRST, Guess("1"))
    match = apply(match, Seat.SECOND, ASK_HAT)
    with pytest.raises(CardNotStanding):
        apply(match, Seat.FIRST, Guess("1"))
    with pytest.raises(CardNotStanding):
        apply(match, Seat.FIRST, Guess("9"))


def test_the_same_question_again_is_useless():
    match = apply(apply(opening(), Seat.FIRST, ASK_HAT), Seat.SECOND, ASK_HAT)
    with pytest.raises(UselessQuestion):
        apply(match, Seat.FIRST, ASK_HAT)


def test_between_twins_only_a_guess_is_legal():
    match = opening(Rule.TURN, deck=deck_of(HAT, HAT))
    assert legal_actions(match) == (Guess("1"), Guess("2"))


def test_nobody_acts_out_of_turn_or_after_the_end():
    with pytest.raises(NotYourTurn):
        apply(opening(), Seat.SECOND, ASK_HAT)
    over = apply(opening(), Seat.FIRST, Guess("2"))
    assert legal_actions(over) == ()
    for seat in Seat:
        with pytest.raises(MatchOver):
            apply(over, seat, ASK_HAT)


@given(courses())
def test_every_action_shrinks_what_its_seat_considers_so_every_match_ends(course):
    for before, after in pairwise(course):
        seat = before.turn
        assert after.candidates(seat) <= before.candidates(seat)
        assert after.candidates(seat.other) == before.candidates(seat.other)
        shrank = after.candidates(seat) < before.candidates(seat)
        assert shrank or is_over(after)


@given(positions)
def test_as_long_as_it_goes_on_there_is_something_to_do(match):
    assert bool(legal_actions(match)) is not is_over(match)


@given(positions)
def test_exactly_the_legal_actions_are_accepted(match):
    legal = set(legal_actions(match))
    for action in (*map(Ask, QUESTIONS), *map(Guess, (*match.deck.ids, "nobody"))):
        if action in legal:
            assert apply(match, match.turn, action).version == match.version + 1
        else:
            with pytest.raises(IllegalAction):
                apply(match, match.turn, action)
        with pytest.raises(IllegalAction):
            apply(match, match.turn.other, action)


@given(courses())
def test_candidates_are_exactly_the_cards_that_fit_every_answer(course):
    for match in course:
        for seat in Seat:
            fitting = {card.id for card in match.deck.cards if _fits(match, seat, card)}
            assert match.candidates(seat) == fitting


def _fits(match, seat, card):
    return all(
        turn.answer
        == (
            answer(turn.action.question, card)
            if isinstance(turn.action, Ask)
            else turn.action.card == card.id
        )
        for turn in match.history
        if turn.seat is seat
    )


@given(courses())
def test_the_secret_never_leaves_the_candidates(course):
    for match in course:
        for seat in Seat:
            assert match.secrets[seat.other] in match.candidates(seat)


@given(positions, st.sampled_from(Seat))
def test_splits_are_legal_questions_and_cover_all_of_them(match, seat):
    if is_over(match) or seat is not match.turn:
        return
    asks = {action for action in legal_actions(match) if isinstance(action, Ask)}
    shown = {Ask(split.question) for split in match.splits(seat)}
    assert shown <= asks
    assert bool(shown) is bool(asks)


@given(courses())
def test_a_match_is_a_value(course):
    for before, after in pairwise(course):
        assert before.version + 1 == after.version
        assert before != after
        assert apply(before, before.turn, after.history[-1].action) == after
