"""Which decks can be played, in which sizes, and with whose card on the board."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random

from guesswho.cards.card import Card
from guesswho.cards.deck import FEWEST_CARDS, Deck
from guesswho.cards.stock import STOCK_NAME, stock_deck, stock_pool
from guesswho.errors import BadRequest, DeckNotFound
from guesswho.opponents.doctor import drawn_subset
from guesswho.services.team_decks import TeamDeckService

SIZES = (12, 18, 24, 30)
"""Boards that people may choose, as far as a deck can fill them."""


@dataclass(frozen=True, slots=True)
class Stack:
    """A deck, and all cards that boards of other sizes are drawn from: its own among them."""

    deck: Deck
    pool: Deck


BUILT_IN: Mapping[str, Stack] = {STOCK_NAME: Stack(stock_deck(), stock_pool())}


VISITORS = "visitors"
"""The deck of those who let others meet their card, filled up with drawn ones."""
MOST_VISITORS = 23
"""One drawn card stays: the place of somebody's own."""


class DeckService:
    """Decks by name.

    ``guest`` finds a person's own card by its id; ``visitors`` gives so many of the newest
    cards that others may meet; ``team`` knows the decks that staff made.
    """

    def __init__(
        self,
        guest: Callable[[str], Card],
        stacks: Mapping[str, Stack] = BUILT_IN,
        visitors: Callable[[int], Sequence[Card]] = lambda _: (),
        team: TeamDeckService | None = None,
    ) -> None:
        self._guest = guest
        self._stacks = stacks
        self._visitors = visitors
        self._team = team
        self._drawn = frozenset(id_ for stack in stacks.values() for id_ in stack.pool.ids)

    def names(self) -> tuple[str, ...]:
        """Every deck that can be played, the built-in one first."""
        visitors = (VISITORS,) if self._visitors(1) else ()
        return (*self._stacks, *visitors, *self._titles())

    def title(self, name: str) -> str:
        """Return what staff call a deck of theirs; others are called by their name."""
        return self._titles().get(name, name)

    def people(self, board: Deck) -> frozenset[str]:
        """Return the ids of the cards on a board that belong to somebody."""
        return frozenset(board.ids) - self._drawn

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
        if guest_card is None:
            return board
        return board.with_guest(self._guest(guest_card), staying=self.people(board))

    def _stack(self, name: str) -> Stack:
        if name in self._stacks:
            return self._stacks[name]
        if name != VISITORS and self._team:
            team = self._team.published_deck(name)
            return Stack(team, team)
        people = self._visitors(MOST_VISITORS) if name == VISITORS else ()
        if not people:
            raise DeckNotFound(name)
        drawn = next(iter(self._stacks.values()))
        return Stack(_met(drawn.deck, people), _met(drawn.pool, people))

    def _titles(self) -> Mapping[str, str]:
        """Return the team decks that are published, by name."""
        decks = self._team.published() if self._team else ()
        return {record.id: record.name for record in decks}


def _met(drawn: Deck, people: Sequence[Card]) -> Deck:
    """Put people in the places of the drawn cards that they resemble most."""
    deck = replace(drawn, name=VISITORS)
    for at, person in enumerate(people):
        deck = deck.with_guest(person, staying=[met.id for met in people[:at]])
    return deck


def _of_size(stack: Stack, size: int, rng: Random) -> Deck:
    most = len(stack.pool.cards)
    if not FEWEST_CARDS <= size <= most:
        raise BadRequest(f"size is a whole number from {FEWEST_CARDS} to {most}")
    return stack.deck if size == len(stack.deck.cards) else drawn_subset(stack.pool, size, rng)
