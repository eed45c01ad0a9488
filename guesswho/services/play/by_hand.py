"""Frames that a person flips by hand: one's own board, and what was flipped wrongly.

The match goes on by its own truth, kept apart; the person goes on by what stands on the board.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from guesswho.game.match import Match, Seat, course
from guesswho.game.question import splits
from guesswho.game.view import PlayerView

Flipped = Mapping[str, int]
"""The cards of the frames that lie, each with the number of turns that were made before."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A frame that lies though nothing had ruled its card out."""

    card: str
    turns: int
    """How many turns both sides had made when it was flipped."""
    sought: bool
    """Whether it is the other's secret."""


def board(view: PlayerView, flipped: Flipped) -> PlayerView:
    """The view as the person believes it: what stands by hand, and the questions that split it."""
    cards = [card for card in view.cards if card.id not in flipped]
    return replace(view, standing=frozenset(card.id for card in cards), splits=tuple(splits(cards)))


def slips(match: Match, seat: Seat, flipped: Flipped) -> tuple[Slip, ...]:
    """What ``seat`` has flipped wrongly and left lying, in the order of the flips.

    They tell what has not been ruled out, so they are for when the match is over. Somebody's
    own answers rule nothing out for sure: there it is wrong to flip the secret, no more.
    """
    positions, secret = course(match), match.known_secret(seat.other)
    in_person = match.answers_itself(seat.other)
    return tuple(
        Slip(card, turns, card == secret)
        for card, turns in sorted(flipped.items(), key=lambda flip: flip[1])
        if card in positions[turns].candidates(seat) and (card == secret or not in_person)
    )
