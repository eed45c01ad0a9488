"""A deck: the cards of one board, told apart by id."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from guesswho.attributes import Traits
from guesswho.cards.card import Card
from guesswho.cards.chances import CERTAIN
from guesswho.errors import BadDeck, CardNotFound

FEWEST_CARDS = 2
LONGEST_NAME = 60


@dataclass(frozen=True)
class Deck:
    """Cards in the order of the board.

    Raises ``BadDeck`` for fewer than two cards, an id that comes twice, or a name that is
    blank, longer than 60 characters or unprintable.
    """

    name: str
    cards: tuple[Card, ...]

    def __post_init__(self) -> None:
        if len(self.cards) < FEWEST_CARDS:
            raise BadDeck(f"a deck has at least {FEWEST_CARDS} cards")
        if len(self._by_id) < len(self.cards):
            raise BadDeck(f"the id {self._doubled_id()!r} comes twice")
        if not (self.name.strip() and self.name.isprintable() and len(self.name) <= LONGEST_NAME):
            raise BadDeck(f"a deck's name has 1 to {LONGEST_NAME} printable characters")

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The cards' ids, in order."""
        return tuple(card.id for card in self.cards)

    def card(self, card_id: str) -> Card:
        """The card with this id; raises ``CardNotFound``."""
        try:
            return self._by_id[card_id]
        except KeyError:
            raise CardNotFound(card_id) from None

    def twins(self) -> tuple[frozenset[str], ...]:
        """The ids of cards that no question tells apart, one set per kind of card."""
        alike: defaultdict[Traits, set[str]] = defaultdict(set)
        for card in self.cards:
            alike[card.traits].add(card.id)
        return tuple(frozenset(ids) for ids in alike.values() if len(ids) > 1)

    def certain(self) -> "Deck":
        """The deck with every trait taken for certain."""
        return replace(self, cards=tuple(replace(card, chances=CERTAIN) for card in self.cards))

    def with_guest(self, guest: Card, staying: Collection[str] = ()) -> "Deck":
        """The deck with ``guest`` in the place of the card it resembles most.

        That is its twin if there is one, so neither size nor variety suffers; a card
        with the guest's id goes first of all. The ids in ``staying`` stay unless all do.
        """
        others = tuple(card for card in self.cards if card.id == guest.id or card.id not in staying)
        leaving = min(
            others or self.cards,
            key=lambda card: (card.id != guest.id, _differences(card.traits, guest.traits)),
        )
        cards = tuple(guest if card is leaving else card for card in self.cards)
        return replace(self, cards=cards)

    @cached_property
    def _by_id(self) -> Mapping[str, Card]:
        return {card.id: card for card in self.cards}

    def _doubled_id(self) -> str:
        return next(card.id for card in self.cards if self._by_id[card.id] is not card)


def _differences(one: Traits, other: Traits) -> int:
    return sum(one[attribute] != other[attribute] for attribute in one)
