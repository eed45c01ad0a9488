"""Which decks can be played, in which sizes, and with whose card on the board."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

from guesswho.cards.card import Card
from guesswho.cards.deck import FEWEST_CARDS, Deck
from guesswho.cards.stock import STOCK_NAME, stock_deck, stock_pool
from guesswho.errors import BadRequest, DeckNotFound
from guesswho.opponents.doctor import drawn_subset

SIZES = (12, 18, 24, 30)
"""Boards that people may choose, as far as a deck can fill them."""


@dataclass(frozen=True, slots=True)
class Stack:
    """A deck, and all cards that boards of other sizes are drawn from: its own among them."""

    deck: Deck
    pool: Deck


BUILT_IN: Mapping[str, Stack] = {STOCK_NAME: Stack(stock_deck(), stock_pool())}


class DeckService:
    """Decks by name; ``guest`` finds a person's own card by its id."""

    def __init__(
        self, guest: Callable[[str], Card], stacks: Mapping[str, Stack] = BUILT_IN
    ) -> None:
        self._guest = guest
        self._stacks = stacks

    def names(self) -> tuple[str, ...]:
        """Every deck that can be played, the built-in one first."""
        return tuple(self._stacks)

    def deck(self, name: str) -> Deck:
        """Return a deck as it is; raises ``DeckNotFound``."""
        return self._stack(name).deck

    def card(self, name: str, card_id: str) -> Card:
        """Return a card that boards of this deck may show.

        Raises ``DeckNotFound`` or ``CardNotFound``.
        """
        return self._stack(name).pool.card(card_id)

    def sizes(self, name: str) -> tuple[int, ...]:
        """Return the sizes of board to choose from; raises ``DeckNotFound``."""
        stack = self._stack(name)
        fitting = {size for size in SIZES if size <= len(stack.pool.cards)}
        return tuple(sorted(fitting | {len(stack.deck.cards)}))

    def board(
        self, name: str, rng: Random, *, size: int | None = None, guest_card: str | None = None
    ) -> Deck:
        """Return the cards of a new match, one's own among them where given.

        Of any other size than the deck's own they are drawn, so that every match has other
        faces. Whoever knows a card's id may play with it: nobody can guess one. Raises
        ``DeckNotFound``; ``BadRequest`` for a size that cannot be filled; ``CardNotFound``
        for a card that is not there any more.
        """
        stack = self._stack(name)
        board = stack.deck if size is None else _of_size(stack, size, rng)
        return board if guest_card is None else board.with_guest(self._guest(guest_card))

    def _stack(self, name: str) -> Stack:
        if name not in self._stacks:
            raise DeckNotFound(name)
        return self._stacks[name]


def _of_size(stack: Stack, size: int, rng: Random) -> Deck:
    most = len(stack.pool.cards)
    if not FEWEST_CARDS <= size <= most:
        raise BadRequest(f"size is a whole number from {FEWEST_CARDS} to {most}")
    return stack.deck if size == len(stack.deck.cards) else drawn_subset(stack.pool, size, rng)
