"""clever: asks what tells most, guesses when sure."""

from random import Random

from guesswho.game.match import Ask
from guesswho.game.view import PlayerView
from guesswho.opponents.information import best, gain
from guesswho.opponents.move import Move, Reason
from guesswho.opponents.sure_guess import sure_guess


class InformationGain:
    """The most even split; drawn among equals, so that nobody can foresee it."""

    name = "clever"

    def choose(self, view: PlayerView, rng: Random) -> Move:
        """See ``Opponent.choose``."""
        if not view.splits:
            return sure_guess(view, rng)
        split = rng.choice(best(view.splits))
        return Move(Ask(split.question), gain(split), Reason.BEST_SPLIT)
