from dataclasses import replace
from math import log2

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guesswho.attributes import Traits
from guesswho.cards.chances import Chances
from guesswho.cards.stock import stock_deck
from guesswho.game.match import Ask, Guess, Rule, Seat, is_over, start
from guesswho.game.question import Question, answer
from guesswho.game.turn import Turn
from guesswho.game.view import view
from guesswho.opponents.belief import NEVER, PEOPLE, SlipRates, believe, opening
from guesswho.opponents.information import gain
from tests.strategies import deck_of, in_person_courses, positions

HAT, TIE, BARE = Traits({"hat": "yes"}), Traits({"tie": "yes"}), Traits()
CARDS = deck_of(HAT, BARE, BARE, BARE).cards
ASK_HAT = Ask(Question("hat", "yes"))
TENTH = SlipRates((0.1,), (1.0,))


def said(action, answered):
    return Turn(Seat.FIRST, action, answered)


def h(share):
    return -share * log2(share) - (1 - share) * log2(1 - share)


def test_a_yes_multiplies_by_how_likely_each_card_makes_it():
    belief = opening(CARDS, TENTH).after(said(ASK_HAT, True))
    assert belief.of_cards == pytest.approx([9 / 12, 1 / 12, 1 / 12, 1 / 12])
    belief = opening(CARDS, TENTH).after(said(ASK_HAT, False))
    assert belief.of_cards == pytest.approx([1 / 28, 9 / 28, 9 / 28, 9 / 28])


def test_a_calibrated_chance_takes_the_place_of_a_certain_trait():
    cards = [read_as(CARDS[0], 0.8), *(read_as(card, 0.3) for card in CARDS[1:])]
    belief = opening(cards, TENTH).after(said(ASK_HAT, True))
    yes = np.array([0.8 * 0.9 + 0.2 * 0.1, *[0.3 * 0.9 + 0.7 * 0.1] * 3])
    assert belief.of_cards == pytest.approx(yes / yes.sum())


def test_the_gain_is_that_of_a_noisy_channel():
    bits = opening(CARDS, TENTH).bits(ASK_HAT)
    assert bits == pytest.approx(h((0.9 + 3 * 0.1) / 4) - h(0.1))


def test_the_gain_is_that_of_the_mean_likelihood_where_the_slip_rate_is_unknown():
    slips = SlipRates((0.0, 0.3), (2.0, 1.0))
    assert opening(CARDS, slips).bits(ASK_HAT) == pytest.approx(h((0.9 + 3 * 0.1) / 4) - h(0.1))


def test_unsure_tells_nothing():
    belief = opening(CARDS, PEOPLE)
    assert belief.after(said(ASK_HAT, None)) is belief


def test_a_denied_guess_is_believed():
    belief = opening(CARDS, PEOPLE).after(said(Guess("2"), False))
    assert belief.of_cards == pytest.approx([1 / 3, 0, 1 / 3, 1 / 3])


def test_the_slip_rate_is_inferred_from_the_answers():
    deck = stock_deck()
    card = deck.cards[4]
    questions = [
        split.question
        for split in start(deck, Rule.LOSES, ("1", "2"), Seat.FIRST).splits(Seat.FIRST)
    ]
    true = [said(Ask(question), answer(question, card)) for question in questions]
    wrong = [turn._replace(answer=not turn.answer) for turn in true[::4]]
    before = opening(deck.cards, PEOPLE)
    assert believe(before, true).slip_rate < before.slip_rate / 2
    assert believe(before, [*wrong, *true]).slip_rate > before.slip_rate


@given(positions)
def test_where_the_app_answers_it_is_uniform_over_what_stands(match):
    for seat in Seat:
        seen = view(match, seat)
        turns = [turn for turn in match.history if turn.seat is seat]
        belief = believe(opening(seen.cards, NEVER), turns)
        expected = [(card.id in seen.standing) / len(seen.standing) for card in seen.cards]
        assert belief.of_cards == pytest.approx(expected)
        if not is_over(match):
            for split in seen.splits:
                assert belief.bits(Ask(split.question)) == pytest.approx(gain(split), abs=1e-9)


@given(st.lists(st.tuples(st.integers(0, 18), st.sampled_from((True, False, None))), max_size=40))
def test_no_answer_ever_rules_a_card_out(answers):
    deck = stock_deck()
    splits = start(deck, Rule.LOSES, ("1", "2"), Seat.FIRST).splits(Seat.FIRST)
    turns = [said(Ask(splits[at % len(splits)].question), answered) for at, answered in answers]
    belief = believe(opening(deck.cards, PEOPLE), turns)
    assert belief.of_cards.min() > 0
    assert belief.of_cards.sum() == pytest.approx(1)


def read_as(card, share):
    """The card as a photo, on which the hat was read as likely as ``share``."""
    return replace(card, chances=Chances({"hat": {"yes": share, "no": 1 - share}}))


@given(in_person_courses())
def test_traits_read_for_certain_are_believed_like_stated_ones(played):
    match = played[-1]
    sure = [
        replace(card, chances=Chances({name: {v: 1.0} for name, v in card.traits.items() if v}))
        for card in match.deck.cards
    ]
    for seat in Seat:
        turns = [turn for turn in match.history if turn.seat is seat]
        stated = believe(opening(match.deck.cards, PEOPLE), turns)
        assert believe(opening(sure, PEOPLE), turns).of_cards == pytest.approx(stated.of_cards)


@given(st.floats(0.5, 0.95))
def test_one_contrary_answer_does_not_lose_a_doubtful_card(share):
    doubtful = opening([read_as(CARDS[0], share), *CARDS[1:]], PEOPLE)
    certain = opening(CARDS, PEOPLE)
    denied = said(ASK_HAT, False)
    assert doubtful.after(denied).of_cards[0] > certain.after(denied).of_cards[0]
    assert doubtful.bits(ASK_HAT) < certain.bits(ASK_HAT)


def test_a_hat_that_may_be_none_is_about_as_likely_after_a_no():
    even = opening([read_as(CARDS[0], 0.5), *CARDS[1:]], TENTH).after(said(ASK_HAT, False))
    assert even.of_cards == pytest.approx([0.5 / 3.2, *[0.9 / 3.2] * 3])


def test_it_wavers_between_as_many_cards_as_are_alike():
    belief = opening(CARDS, PEOPLE)
    assert belief.considered == pytest.approx(4)
    assert belief.after(said(Guess("2"), False)).considered == pytest.approx(3)
    assert belief.after(said(Guess("2"), True)).considered == pytest.approx(1)
