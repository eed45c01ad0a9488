from itertools import islice

import pytest

from guesswho.cards.stock import stock_deck
from guesswho.game.match import Rule, Seat, is_over
from guesswho.game.transcript import dump
from guesswho.opponents.arena import A_SEAT, Score, score, series, wilson
from guesswho.opponents.opponent import opponent

CLEVER, ROOKIE = opponent("clever"), opponent("rookie")


@pytest.mark.parametrize(
    ("wins", "games", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611),
     (1, 29, 0.0061, 0.1718)],
)  # fmt: skip
def test_the_interval_has_the_published_values(wins, games, low, high):
    """R. G. Newcombe, Statistics in Medicine 17 (1998), table I, method 3."""
    assert wilson(wins, games) == pytest.approx((low, high), abs=5e-5)


def test_the_interval_is_symmetric_and_stays_between_0_and_1():
    low, high = wilson(20, 20)
    assert (1 - high, 1 - low) == pytest.approx(wilson(0, 20))
    assert 0 <= low < high <= 1


@pytest.mark.parametrize("rule", Rule)
def test_a_series_is_played_to_its_end_and_who_begins_alternates(rule):
    matches = list(series(CLEVER, ROOKIE, stock_deck(), rule, games=40, seed=1))
    assert all(map(is_over, matches))
    assert [match.first for match in matches] == [Seat.FIRST, Seat.SECOND] * 20
    assert any(len(set(match.secrets)) == 2 for match in matches)


def test_secrets_are_independent_and_may_be_the_same():
    pairs = [m.secrets for m in series(ROOKIE, ROOKIE, _tiny(), Rule.LOSES, games=400, seed=3)]
    share = {pair: pairs.count(pair) / 400 for pair in set(pairs)}
    assert len(share) == 4
    assert all(abs(part - 0.25) < 0.08 for part in share.values())


def _tiny():
    deck = stock_deck()
    return type(deck)("tiny", deck.cards[:2])


def test_a_seed_plays_the_same_series_again_and_another_seed_another_one():
    def played(seed):
        return [dump(m) for m in series(CLEVER, ROOKIE, stock_deck(), Rule.TURN, 5, seed)]

    assert played(1) == played(1)
    assert played(1) != played(2)


def test_a_longer_series_begins_like_a_shorter_one():
    short = list(series(CLEVER, ROOKIE, stock_deck(), Rule.LOSES, 3, seed=5))
    assert list(islice(series(CLEVER, ROOKIE, stock_deck(), Rule.LOSES, 9, seed=5), 3)) == short


def test_the_score_counts_the_first_named():
    matches = list(series(CLEVER, ROOKIE, stock_deck(), Rule.LOSES, 20, seed=1))
    wins = sum(match.winner is A_SEAT for match in matches)
    assert score(matches) == Score(20, wins)
    assert Score(20, 15).win_rate == 0.75
    assert Score(20, 15).interval == wilson(15, 20)


def test_clever_beats_rookie():
    result = score(series(CLEVER, ROOKIE, stock_deck(), Rule.LOSES, games=1000, seed=1))
    assert result.interval[0] > 0.55
