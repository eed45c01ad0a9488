"""Decks of drawn traits, as rich as people are."""

from random import Random

from guesswho.attributes import ATTRIBUTES, Traits
from guesswho.cards.deck import Deck
from tests.strategies import deck_of


def varied_deck(cards: int, seed: int, twins: int = 0) -> Deck:
    """The last ``twins`` of the cards are alike to earlier ones, the others all different."""
    rng = Random(seed)
    kinds: dict[Traits, None] = {}
    while len(kinds) < cards - twins:
        kinds[_drawn(rng)] = None
    return deck_of(*kinds, *rng.choices(list(kinds), k=twins))


def _drawn(rng: Random) -> Traits:
    drawn = {attribute: rng.choice(values) for attribute, values in ATTRIBUTES.items()}
    if drawn["hair_length"] == "bald":
        drawn["hair_type"] = drawn["hair_colour"] = ""
    return Traits(drawn)
