"""What every opponent of the registry keeps, on any deck and under both rules."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guesswho.attributes import Traits
from guesswho.game.match import Rule, Seat, is_over, legal_actions, start
from guesswho.game.view import view
from guesswho.opponents.arena import play
from guesswho.opponents.opponent import REGISTRY
from tests.strategies import deck_of, openings, positions

seeds = st.integers(0, 2**32)
every_opponent = pytest.mark.parametrize("player", REGISTRY.values(), ids=REGISTRY)


@every_opponent
@given(match=positions, seed=seeds)
def test_a_move_is_legal_and_its_bits_are_a_share_of_one_answer(player, match, seed):
    if is_over(match):
        return
    move = player.choose(view(match, match.turn), Random(seed))
    assert move.action in legal_actions(match)
    assert 0 <= move.bits <= 1


@every_opponent
@given(match=positions, seed=seeds)
def test_a_move_follows_from_the_view_and_the_generator_alone(player, match, seed):
    if is_over(match):
        return
    seen = view(match, match.turn)
    assert player.choose(seen, Random(seed)) == player.choose(seen, Random(seed))


@every_opponent
@given(match=openings(), seed=seeds)
def test_a_match_between_two_of_a_kind_ends(player, match, seed):
    over = play(match, (player, player), Random(seed))
    assert is_over(over)
    assert len(over.history) <= 2 * len(match.deck.cards)


@every_opponent
@pytest.mark.parametrize("rule", Rule)
def test_twins_and_cards_that_state_nothing_stall_nobody(player, rule):
    deck = deck_of(*[Traits()] * 5, *[Traits({"hair_colour": "black"})] * 8)
    for seed in range(50):
        rng = Random(seed)
        secrets = (rng.choice(deck.ids), rng.choice(deck.ids))
        over = play(start(deck, rule, secrets, Seat.FIRST), (player, player), rng)
        assert over.winner is not None
