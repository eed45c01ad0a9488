"""What an opponent is, and every opponent by name."""

from collections.abc import Mapping
from random import Random
from types import MappingProxyType
from typing import Protocol

from guesswho.errors import UnknownOpponent
from guesswho.game.view import PlayerView
from guesswho.opponents.careful import Careful
from guesswho.opponents.expert import Expert
from guesswho.opponents.information_gain import InformationGain
from guesswho.opponents.move import Move, Reason
from guesswho.opponents.random_guesser import RandomGuesser

__all__ = ["BY_ANSWERS", "REGISTRY", "Move", "Opponent", "Reason", "opponent"]


class Opponent(Protocol):
    """Plays one seat. Knows the view and nothing else, keeps nothing between moves."""

    @property
    def name(self) -> str:
        """Its name in the registry."""
        ...

    def choose(self, view: PlayerView, rng: Random) -> Move:
        """A legal move for a view whose turn it is; chance comes from ``rng`` alone."""
        ...


REGISTRY: Mapping[str, Opponent] = MappingProxyType(
    {player.name: player for player in (RandomGuesser(), InformationGain(), Expert(), Careful())}
)
"""Every opponent by name, the weakest first."""
BY_ANSWERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"app": ("rookie", "clever", "expert"), "self": ("careful",)}
)
"""Who plays where the app answers, and where a person answers himself.

The first three take every answer for true. Careful, where answers are sure, plays like clever.
"""


def opponent(name: str) -> Opponent:
    """The opponent of this name; raises ``UnknownOpponent``."""
    try:
        return REGISTRY[name]
    except KeyError:
        raise UnknownOpponent(name) from None
