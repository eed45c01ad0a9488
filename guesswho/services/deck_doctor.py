"""What to say about a deck before it is played; kept by its content, for it takes a while."""

from dataclasses import dataclass
from functools import lru_cache

from guesswho.cards.deck import FEWEST_CARDS, Deck
from guesswho.opponents.doctor import MOST_CARDS, Checkup, best_subset, examine, fewest_turns
from guesswho.opponents.information import expected_turns
from guesswho.services.decks import SIZES

WELL = 0.1
"""Turns above the fewest possible that nobody feels."""
_KEPT = 64
"""Decks whose examination is remembered."""


@dataclass(frozen=True, slots=True)
class Advice:
    """A deck's examination, and the part of it that plays best."""

    checkup: Checkup
    best: Deck | None
    """Without twins, of a usual size if possible; ``None`` where the whole deck is it."""


@lru_cache(_KEPT)
def plays_well(deck: Deck) -> bool:
    """Whether a deck has no twins and needs hardly more turns than any of its size.

    A deck too large to examine passes: it has questions enough.
    """
    if len(deck.cards) > MOST_CARDS:
        return True
    return not deck.twins() and expected_turns(deck) <= fewest_turns(len(deck.cards)) + WELL


@lru_cache(_KEPT)
def advice(deck: Deck) -> Advice:
    """Examine a deck; raises ``BadDeck`` for more than ``MOST_CARDS`` cards."""
    size = _best_size(deck)
    best = best_subset(deck, size) if FEWEST_CARDS <= size < len(deck.cards) else None
    return Advice(examine(deck), best)


def _best_size(deck: Deck) -> int:
    """The largest usual size for which there are enough kinds of cards, else all the kinds."""
    kinds = len({card.traits for card in deck.cards})
    return max((size for size in SIZES if size <= kinds), default=kinds)
