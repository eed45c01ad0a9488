"""Opponents against each other, over seeds and seats, with intervals."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import sqrt
from random import Random
from statistics import NormalDist

from guesswho.cards.deck import Deck
from guesswho.game.match import Match, Rule, Seat, apply, is_over, start
from guesswho.game.view import view
from guesswho.opponents.opponent import Opponent

A_SEAT = Seat.FIRST
"""Where the first named opponent of a series sits; who begins alternates."""
_Z = NormalDist().inv_cdf(0.975)


@dataclass(frozen=True, slots=True)
class Score:
    """How a series went for the first named opponent."""

    games: int
    wins: int

    @property
    def win_rate(self) -> float:
        """Between 0 and 1."""
        return self.wins / self.games

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval of the win rate; see ``wilson``."""
        return wilson(self.wins, self.games)


def series(
    a: Opponent, b: Opponent, deck: Deck, rule: Rule, games: int, seed: int
) -> Iterator[Match]:
    """The played matches, one by one.

    ``a`` sits at ``A_SEAT`` and begins every second match, the first one included. Each
    match has a generator of its own, so game k of a seed is the same in any series; the two
    secrets are drawn from it independently and uniformly.
    """
    for game in range(games):
        rng = Random(f"{seed}/{game}")
        secrets = (rng.choice(deck.ids), rng.choice(deck.ids))
        yield play(start(deck, rule, secrets, Seat(game % 2)), (a, b), rng)


def play(match: Match, players: tuple[Opponent, Opponent], rng: Random) -> Match:
    """Play a match to its end, ``players`` by seat."""
    while not is_over(match):
        seat = match.turn
        match = apply(match, seat, players[seat].choose(view(match, seat), rng).action)
    return match


def score(matches: Iterable[Match]) -> Score:
    """Count a series; there are no draws."""
    won = [match.winner is A_SEAT for match in matches]
    return Score(len(won), sum(won))


def wilson(wins: int, games: int) -> tuple[float, float]:
    """The 95 % score interval of a share of at least one game.

    E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
    JASA 22 (1927): (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n).
    """
    share, weight = wins / games, _Z**2 / games
    centre = share + weight / 2
    reach = _Z * sqrt(share * (1 - share) / games + weight / (4 * games))
    low, high = (centre - reach) / (1 + weight), (centre + reach) / (1 + weight)
    return max(0.0, low), min(1.0, high)
