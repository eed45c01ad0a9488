"""What a hint says: the best there is to do now, and what it is worth."""

from dataclasses import dataclass

from guesswho.errors import AnswerFirst, MatchOver, NotYourTurn
from guesswho.game.bits import gain
from guesswho.game.question import Split
from guesswho.game.view import PlayerView


@dataclass(frozen=True, slots=True)
class Hint:
    """The best questions, equally good; none where a guess is better."""

    best: tuple[Split, ...]
    last_chance: bool
    """Whether the other side knows the secret, so that only a guess can still win."""

    @property
    def bits(self) -> float:
        """What each of the questions can be expected to tell."""
        return gain(self.best[0]) if self.best else 0.0


def hint(view: PlayerView) -> Hint:
    """Find the best that ``view``'s seat can do, from what it may see alone.

    Raises ``MatchOver``, ``NotYourTurn`` or ``AnswerFirst`` where it can do nothing.
    """
    _check(view)
    last_chance = view.their_count == 1 and len(view.standing) > 1
    if last_chance or not view.splits:
        return Hint((), last_chance)
    most = max(min(split.yes, split.no) for split in view.splits)
    # every split has the same total: the most even one tells most, and equals are equal
    return Hint(
        tuple(split for split in view.splits if min(split.yes, split.no) == most), last_chance
    )


def _check(view: PlayerView) -> None:
    if view.over:
        raise MatchOver
    if not view.my_turn:
        raise NotYourTurn
    if view.pending:
        raise AnswerFirst
