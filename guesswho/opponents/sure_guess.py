"""The guess of a player for whom no question is left."""

from random import Random

from guesswho.game.match import Guess
from guesswho.game.view import PlayerView
from guesswho.opponents.information import entropy
from guesswho.opponents.move import Move, Reason


def sure_guess(view: PlayerView, rng: Random) -> Move:
    """One of the standing cards at random: the last one, or one of twins.

    The guess itself tells h(1/n) bits among n cards; see ``information``.
    """
    left = sorted(view.standing)
    reason = Reason.LAST_CARD if len(left) == 1 else Reason.ONLY_TWINS
    return Move(Guess(rng.choice(left)), entropy(1, len(left) - 1), reason)
