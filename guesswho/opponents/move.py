"""What an opponent does and why, as data: the words for it stand in ``texts``."""

from dataclasses import dataclass
from enum import StrEnum

from guesswho.game.match import Attempt


class Reason(StrEnum):
    """Why a move was made."""

    ANY_SPLIT = "any_split"
    """A question drawn from all that split what is left."""
    BEST_SPLIT = "best_split"
    """A question that tells most, drawn among equals."""
    RACE_SPLIT = "race_split"
    """A question that tells less than the best, but wins the race more often."""
    BOLD_GUESS = "bold_guess"
    """A guess before it is sure, because the other is about to win."""
    LIKELIEST = "likeliest"
    """A guess at the card that is believed most, answers that may be wrong reckoned with."""
    LAST_CARD = "last_card"
    """A guess at the only card left."""
    ONLY_TWINS = "only_twins"
    """A guess at one of several cards that no question tells apart."""


@dataclass(frozen=True, slots=True)
class Move:
    """An action with its explanation."""

    action: Attempt
    bits: float
    """The expected information of the action; 0 for a guess that is sure."""
    reason: Reason
