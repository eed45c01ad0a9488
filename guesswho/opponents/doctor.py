"""How playable a deck is, and what would mend it.

It stands here and not with the cards because it judges a deck by playing it: a deck is as good
as the turns that greedy play needs on it (``information.expected_turns``) beside the fewest that
any deck of so many cards can need.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count, islice, product
from random import Random

from guesswho.attributes import ATTRIBUTES, Traits
from guesswho.cards.card import Card
from guesswho.cards.deck import FEWEST_CARDS, Deck
from guesswho.errors import BadDeck
from guesswho.game.question import splits
from guesswho.opponents.information import expected_turns, gain

MOST_CARDS = 100
"""Of a deck that is examined: these take a few seconds, twice as many half a minute."""
_SWAPS = 300
"""Swaps that ``best_subset`` tries before it gives up: about a second for 24 cards."""
_CANDIDATES = 30
"""Looks of a further card that are tried."""
_DRAWS = 16
"""Boards among which ``drawn_subset`` chooses: some milliseconds."""
_Harm = tuple[int, float]


@dataclass(frozen=True)
class Checkup:
    """What the doctor found."""

    cards: int
    twins: tuple[frozenset[str], ...]
    """The ids of cards that no question tells apart, one set per kind of card."""
    useless: tuple[str, ...]
    """Attributes by which no question splits the deck."""
    questions: float
    """Turns that greedy play needs on average before the one that wins.

    Of two twins one is guessed right half of the time, of two other cards a question is asked
    first: a deck with twins can need fewer turns than ``fewest``, at the price of guessing.
    """
    fewest: float
    """The same for the best deck without twins that there can be of so many cards."""
    drop: str | None
    """The id of the card without which the deck comes nearest to its best, if any does."""
    wanted: Traits | None
    """What a further card should look like to bring the deck nearer to its best, if one would."""


def examine(deck: Deck) -> Checkup:
    """Examine a deck; raises ``BadDeck`` for more than ``MOST_CARDS`` cards."""
    if len(deck.cards) > MOST_CARDS:
        raise BadDeck(f"the doctor takes decks of up to {MOST_CARDS} cards")
    return Checkup(
        cards=len(deck.cards),
        twins=deck.twins(),
        useless=_useless(deck),
        questions=expected_turns(deck) - 1,
        fewest=fewest_turns(len(deck.cards)) - 1,
        drop=_drop(deck),
        wanted=_wanted(deck),
    )


def fewest_turns(cards: int) -> float:
    """Turns, the guess included, that the best deck of so many cards needs on average.

    The mean depth of a balanced binary tree and one: ⌊log2 n⌋ + 2(n − 2^⌊log2 n⌋)/n + 1.
    """
    level = cards.bit_length() - 1
    return level + 2 * (cards - (1 << level)) / cards + 1


def best_subset(deck: Deck, size: int) -> Deck:
    """The ``size`` cards of a deck that play best together, in its order, as far as found.

    First the cards that are missed least go one by one: twins, then those without which the
    questions tell most bits altogether. Then single cards are swapped as long as that helps:
    until ``_SWAPS`` in a row do not. Raises ``BadDeck`` if ``size`` does not fit.
    """
    if not FEWEST_CARDS <= size <= len(deck.cards) <= MOST_CARDS:
        raise BadDeck(f"from 2 to {min(len(deck.cards), MOST_CARDS)} cards can be chosen")
    chosen = deck
    while len(chosen.cards) > size:
        chosen = max(_without_one(chosen), key=_promise)
    return _improved(chosen, deck)


def drawn_subset(deck: Deck, size: int, rng: Random) -> Deck:
    """Draw ``size`` cards of a deck that play well together, others every time, in its order.

    Of some draws the one whose questions tell most. No draw has twins as long as the deck has
    enough kinds of cards. Raises ``BadDeck`` if ``size`` does not fit.
    """
    if not FEWEST_CARDS <= size <= len(deck.cards):
        raise BadDeck(f"from {FEWEST_CARDS} to {len(deck.cards)} cards can be drawn")
    return max((_drawn(deck, size, rng) for _ in range(_DRAWS)), key=_promise)


def _drawn(deck: Deck, size: int, rng: Random) -> Deck:
    """One of each kind of card at random, and twins of them only where kinds are too few."""
    shuffled = rng.sample(deck.cards, len(deck.cards))
    one_of_a_kind = {card.traits: card.id for card in shuffled}
    shuffled.sort(key=lambda card: one_of_a_kind[card.traits] != card.id)
    drawn = {card.id for card in shuffled[:size]}
    return replace(deck, cards=tuple(card for card in deck.cards if card.id in drawn))


def _useless(deck: Deck) -> tuple[str, ...]:
    """Those of which all cards state the same, or nothing."""
    return tuple(
        attribute
        for attribute in ATTRIBUTES
        if len({card.traits[attribute] for card in deck.cards}) == 1
    )


def _harm(deck: Deck) -> _Harm:
    """Less is better: first the cards that are twins too many, then the turns too many."""
    excess = expected_turns(deck) - fewest_turns(len(deck.cards))
    return _superfluous(deck), round(excess, 9)


def _superfluous(deck: Deck) -> int:
    return sum(len(ids) - 1 for ids in deck.twins())


def _drop(deck: Deck) -> str | None:
    if len(deck.cards) == FEWEST_CARDS:
        return None
    harm, at = min((_harm(left), n) for n, left in enumerate(_without_one(deck)))
    return deck.cards[at].id if harm < _harm(deck) else None


def _wanted(deck: Deck) -> Traits | None:
    """The best of the ``_CANDIDATES`` looks that promise most, if it does any good."""
    now = _harm(deck)
    if now <= (0, 0.0):
        return None
    promises = {look: _promise(_with(deck, look)) for look in _looks()}
    promising = sorted(promises, key=promises.__getitem__, reverse=True)[:_CANDIDATES]
    harm, at = min((_harm(_with(deck, look)), n) for n, look in enumerate(promising))
    return promising[at] if harm < now else None


def _looks() -> Iterator[Traits]:
    """Every look there is; a bald head has no hair type and no hair colour."""
    for values in product(*ATTRIBUTES.values()):
        look = Traits(dict(zip(ATTRIBUTES, values, strict=True)))
        bald = look["hair_length"] == "bald"
        yield look.replace({"hair_type": None, "hair_colour": None}) if bald else look


def _with(deck: Deck, look: Traits) -> Deck:
    """The deck with one more card, whose id no other card has."""
    free = next(str(n) for n in count(1) if str(n) not in deck.ids)
    return replace(deck, cards=(*deck.cards, Card(free, "Wanted", look)))


def _without_one(deck: Deck) -> Iterator[Deck]:
    """Every deck of one card less; the first lacks the first card."""
    for card in deck.cards:
        yield replace(deck, cards=tuple(other for other in deck.cards if other is not card))


def _promise(deck: Deck) -> tuple[int, float]:
    """Higher for fewer twins, then for more bits in all questions together."""
    return -_superfluous(deck), sum(map(gain, splits(deck.cards)))


def _improved(chosen: Deck, whole: Deck) -> Deck:
    harm = _harm(chosen)
    if harm <= (0, 0.0):
        return chosen
    tried = islice(_swaps(chosen, whole), _SWAPS)
    better = next((swapped for swapped in tried if _harm(swapped) < harm), None)
    return _improved(better, whole) if better else chosen


def _swaps(chosen: Deck, whole: Deck) -> Iterator[Deck]:
    kept = set(chosen.ids)
    for leaving, coming in product(chosen.ids, whole.ids):
        if coming not in kept:
            ids = kept - {leaving} | {coming}
            yield replace(whole, cards=tuple(card for card in whole.cards if card.id in ids))
