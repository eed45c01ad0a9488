"""rookie: asks whatever still tells something, guesses when sure."""

from random import Random

from guesswho.game.match import Ask
from guesswho.game.view import PlayerView
from guesswho.opponents.information import gain
from guesswho.opponents.move import Move, Reason
from guesswho.opponents.sure_guess import sure_guess


class RandomGuesser:
    """A question drawn uniformly from those that split what is left."""

    name = "rookie"

    def choose(self, view: PlayerView, rng: Random) -> Move:
        """See ``Opponent.choose``."""
        if not view.splits:
            return sure_guess(view, rng)
        split = rng.choice(view.splits)
        return Move(Ask(split.question), gain(split), Reason.ANY_SPLIT)
