from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guesswho.attributes import Traits
from guesswho.cards.stock import stock_deck
from guesswho.game.match import Ask, Guess, Rule, Seat, apply, is_over, start
from guesswho.game.question import Question
from guesswho.game.view import view
from guesswho.opponents.arena import score, series
from guesswho.opponents.information import best
from guesswho.opponents.move import Reason
from guesswho.opponents.opponent import opponent
from guesswho.opponents.race import LARGEST, Race, race_table
from tests.opponents.plain_race import PlainRace
from tests.opponents.varied_decks import varied_deck
from tests.strategies import deck_of, positions

HAT, TIE, BARE = Traits({"hat": "yes"}), Traits({"tie": "yes"}), Traits()
ASK_HAT = Ask(Question("hat", "yes"))
EXPERT, CLEVER = opponent("expert"), opponent("clever")


def moves(match, times=100):
    seen = view(match, match.turn)
    return [EXPERT.choose(seen, Random(seed)) for seed in range(times)]


@settings(deadline=None)
@given(positions.filter(lambda match: len(match.deck.cards) <= 5), st.integers(0, 2**32))
def test_on_tiny_decks_no_move_is_better_by_plain_enumeration(match, seed):
    if is_over(match):
        return
    mine, theirs = (
        frozenset(map(match.deck.card, match.candidates(seat)))
        for seat in (match.turn, match.turn.other)
    )
    chances = PlainRace(match.rule).moves(mine, theirs)
    chosen = EXPERT.choose(view(match, match.turn), Random(seed)).action
    assert chances[chosen] == max(chances.values())


def hat_and_others(others, rule):
    """The second seat knows the answer, the first knows nothing; the first moves."""
    drawn = varied_deck(others, seed=5, twins=others // 3).cards
    deck = deck_of(HAT, *(card.traits.replace({"hat": "no"}) for card in drawn))
    match = start(deck, rule, ("1", "1"), Seat.SECOND)
    return apply(match, Seat.SECOND, ASK_HAT)


@pytest.mark.parametrize("rule", Rule)
@pytest.mark.parametrize("others", [5, 40, LARGEST])
def test_a_guess_is_all_that_is_left_when_the_other_knows(rule, others):
    made = moves(hat_and_others(others, rule))
    assert {move.reason for move in made} == {Reason.BOLD_GUESS}
    assert len({move.action for move in made}) > min(others, 40) // 2


@pytest.mark.parametrize("cards", [30, LARGEST + 44])
def test_on_a_large_deck_the_printed_rule_asks_for_the_most_even_split(cards):
    deck = varied_deck(cards, seed=2)
    match = start(deck, Rule.LOSES, ("1", "2"), Seat.FIRST)
    made = moves(match)
    assert {move.action for move in made} == {
        Ask(split.question) for split in best(match.splits(Seat.FIRST))
    }
    assert {move.reason for move in made} == {Reason.BEST_SPLIT}


def test_where_a_guess_costs_the_turn_one_who_is_behind_bids_as_the_table_says():
    deck = varied_deck(40, seed=4)
    match = start(deck, Rule.TURN, ("1", "1"), Seat.SECOND)
    while len(match.candidates(Seat.SECOND)) > 4:
        asked = best(match.splits(Seat.SECOND))[0].question
        match = apply(match, Seat.SECOND, Ask(asked))
        match = apply(match, Seat.FIRST, Guess(max(match.candidates(Seat.FIRST), key=int)))
    match = apply(match, Seat.SECOND, Guess(max(match.candidates(Seat.SECOND) - {"1"})))
    mine, theirs = (len(match.candidates(seat)) for seat in Seat)
    table = race_table(Race.TURN, 40)
    chances = {Ask(s.question): table.asking(mine, theirs, s.yes) for s in match.splits(Seat.FIRST)}
    chances |= {Guess(i): table.guessing(mine, theirs) for i in match.candidates(Seat.FIRST)}
    most = pytest.approx(max(chances.values()))
    assert all(chances[move.action] == most for move in moves(match))


def test_equals_are_drawn_whether_questions_or_cards():
    both = Traits({"hat": "yes", "tie": "yes"})
    match = start(deck_of(both, HAT, TIE, BARE), Rule.TURN, ("1", "2"), Seat.FIRST)
    assert {move.action for move in moves(match)} == {ASK_HAT, Ask(Question("tie", "yes"))}
    alike = start(deck_of(*[HAT] * 3), Rule.TURN, ("1", "2"), Seat.FIRST)
    assert {move.action for move in moves(alike)} == {Guess("1"), Guess("2"), Guess("3")}
    assert {move.reason for move in moves(alike)} == {Reason.ONLY_TWINS}


def test_under_turn_a_twin_is_guessed_before_a_card_that_a_question_would_find():
    """Of a, a', b: guessing a leaves a' and b, which a question tells apart; b leaves twins."""
    deck = deck_of(HAT, HAT, BARE)
    match = start(deck, Rule.TURN, ("3", "3"), Seat.SECOND)
    match = apply(match, Seat.SECOND, ASK_HAT)
    assert {move.action for move in moves(match)} == {Guess("1"), Guess("2"), Guess("3")}
    chances = PlainRace(Rule.TURN).moves(frozenset(deck.cards), frozenset(deck.cards))
    unsure = start(deck, Rule.TURN, ("3", "3"), Seat.FIRST)
    assert {chances[move.action] for move in moves(unsure)} == {max(chances.values())}


def test_a_question_that_tells_less_is_said_to_serve_the_race():
    """Four against four under the printed rule: one against three beats two against two."""
    both = Traits({"hat": "yes", "tie": "yes"})
    square = deck_of(both, HAT.replace({"glasses": "yes"}), TIE, BARE)
    match = start(square, Rule.LOSES, ("1", "2"), Seat.FIRST)
    (reason,) = {move.reason for move in moves(match)}
    assert reason is Reason.RACE_SPLIT


@pytest.mark.parametrize("rule", Rule)
def test_expert_beats_clever_on_the_stock_deck(rule):
    result = score(series(EXPERT, CLEVER, stock_deck(), rule, games=1000, seed=1))
    assert result.win_rate > 0.69


@pytest.mark.parametrize("rule", Rule)
@pytest.mark.parametrize("cards", [12, 16, 40])
def test_expert_beats_clever_on_any_deck_without_twins(rule, cards):
    deck = varied_deck(cards, seed=cards)
    assert score(series(EXPERT, CLEVER, deck, rule, games=400, seed=1)).win_rate > 0.6


@pytest.mark.parametrize("rule", Rule)
@pytest.mark.parametrize("cards", [12, 24, 40])
def test_twins_leave_expert_ahead(rule, cards):
    deck = varied_deck(cards, seed=cards, twins=cards // 2)
    assert score(series(EXPERT, CLEVER, deck, rule, games=400, seed=1)).win_rate > 0.5


@pytest.mark.parametrize("rule", Rule)
def test_a_deck_of_24_with_13_twins_comes_to_its_end(rule):
    deck = varied_deck(24, seed=7, twins=13)
    for match in series(EXPERT, opponent("rookie"), deck, rule, games=30, seed=2):
        assert is_over(match)
