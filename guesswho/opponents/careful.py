"""careful: believes answers only so far, and guesses when it is sure enough."""

from collections.abc import Mapping
from random import Random
from types import MappingProxyType

from guesswho.cards.card import Card
from guesswho.game.match import Rule
from guesswho.game.question import Split
from guesswho.game.turn import Ask, Guess, Seat, Turn
from guesswho.game.view import PlayerView
from guesswho.opponents.belief import NEVER, PEOPLE, Belief, believe, opening, stated
from guesswho.opponents.move import Move, Reason

ENOUGH: Mapping[Rule, float] = MappingProxyType({Rule.LOSES: 0.85, Rule.TURN: 0.6})
"""The belief in one card from which it is guessed: less where a wrong guess costs little."""
LEAST_BITS = 0.01
"""A question that can be expected to tell less is not worth a turn."""
_ALIKE = 1e-9
"""Differences of belief and of bits that are rounding."""


class Careful:
    """Asks what tells most of the card, wrong answers reckoned with; see ``belief``."""

    name = "careful"

    def choose(self, view: PlayerView, rng: Random) -> Move:
        """See ``Opponent.choose``."""
        belief = self.belief(view)
        card, sure = _likeliest(belief, rng)
        guess = Guess(card.id)
        if view.their_count == 1 and sure < ENOUGH[view.rule]:
            return Move(guess, belief.bits(guess), Reason.BOLD_GUESS)
        split, bits = _most_telling(belief, view.splits, rng)
        if split is None or sure >= ENOUGH[view.rule] or bits < LEAST_BITS:
            return Move(guess, belief.bits(guess), Reason.LIKELIEST)
        return Move(Ask(split.question), bits, Reason.BEST_SPLIT)

    def belief(self, view: PlayerView) -> Belief:
        """What it believes of the other's card, from the answers it was given."""
        return belief_of(view.cards, view.history, view.seat, in_person=view.in_person)


def belief_of(
    cards: tuple[Card, ...],
    history: tuple[Turn, ...],
    seat: Seat,
    *,
    in_person: bool = True,
) -> Belief:
    """What the answers in ``history`` make ``seat`` believe of the other's card."""
    belief = opening(cards, PEOPLE) if in_person else opening(cards, NEVER, stated)
    return believe(belief, [turn for turn in history if turn.seat is seat])


def _likeliest(belief: Belief, rng: Random) -> tuple[Card, float]:
    """The card that is believed most, drawn among equals, and how much."""
    chances = belief.of_cards
    most = chances.max()
    equals = [card for card, p in zip(belief.cards, chances, strict=True) if p > most - _ALIKE]
    return rng.choice(equals), float(most)


def _most_telling(
    belief: Belief, splits: tuple[Split, ...], rng: Random
) -> tuple[Split | None, float]:
    """The question that tells most, drawn among equals, and its bits."""
    if not splits:
        return None, 0.0
    worth = [belief.bits(Ask(split.question)) for split in splits]
    most = max(worth)
    equals = [split for split, bits in zip(splits, worth, strict=True) if bits > most - _ALIKE]
    return rng.choice(equals), most
