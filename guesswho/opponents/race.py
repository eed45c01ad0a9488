"""The race between two pools of cards when every split can be asked: exact tables.

The model of the theory: the one to move has ``mine`` cards left, the other ``theirs``; a
question, called a bid, may set any 1 … mine − 1 of one's own cards against the rest, and the
secret is equally likely to be any of them. What a real deck can ask is less; see ``expert``.

Sources: M. Nica, "Optimal Strategy in 'Guess Who?': Beyond Binary Search" (2016, arXiv
1509.03327) for ``AT_ONCE``; D. Cushing et al. (arXiv 2508.00799) for ``LOSES``. All three are the
same recursion with another worth of a guess, so they are solved by one dynamic program.
"""

from enum import StrEnum
from functools import cache

import numpy as np
from numpy.typing import NDArray

LARGEST = 256
"""The largest table there is: 0.4 s to fill; one of 64 takes 15 ms."""
_SMALLEST = 64


class Race(StrEnum):
    """How a race is won, once the questions have done their part."""

    AT_ONCE = "at_once"
    """By having one card left, whoever's turn it is; nobody guesses."""
    LOSES = "loses"
    """By a right guess; a wrong one loses."""
    TURN = "turn"
    """By a right guess; a wrong one costs the turn, and the card is out."""


class RaceTable:
    """The chance to win of the one to move, both playing their best, for pools up to ``size``."""

    def __init__(self, race: Race, size: int) -> None:
        self.size = size
        self._race = race
        self._values = np.zeros((size + 1, size + 1))
        for both in range(2, 2 * size + 1):
            for mine in range(max(1, both - size), min(size, both - 1) + 1):
                self._values[mine, both - mine] = self._best(mine, both - mine)

    def value(self, mine: int, theirs: int) -> float:
        """The chance to win, between 0 and 1; pools of 1 to ``size`` cards."""
        return float(self._values[mine, theirs])

    def asking(self, mine: int, theirs: int, bid: int) -> float:
        """The chance to win after asking for ``bid`` of ``mine`` cards, 0 < bid < mine."""
        return float(self._askings(mine, theirs)[bid - 1])

    def guessing(self, mine: int, theirs: int) -> float:
        """The chance to win after guessing a card; none ``AT_ONCE``, unless it is the last."""
        if mine == 1:
            return 1.0
        if self._race is Race.TURN:
            return float(1 - (mine - 1) / mine * self._values[theirs, mine - 1])
        return 1 / mine if self._race is Race.LOSES else 0.0

    def _askings(self, mine: int, theirs: int) -> NDArray[np.float64]:
        bids = np.arange(1, mine)
        weighted = bids * self._values[theirs, 1:mine]
        return 1 - (weighted + weighted[::-1]) / mine

    def _best(self, mine: int, theirs: int) -> float:
        asking = float(self._askings(mine, theirs).max(initial=0.0))
        return max(self.guessing(mine, theirs), asking)


def race_table(race: Race, cards: int) -> RaceTable:
    """A table with room for pools of ``cards``, at most ``LARGEST``; kept once it is made."""
    size = _SMALLEST
    while size < min(cards, LARGEST):
        size *= 2
    return _kept(race, size)


@cache
def _kept(race: Race, size: int) -> RaceTable:
    return RaceTable(race, size)
