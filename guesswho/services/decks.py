"""Which decks can be played, and with whose card among them."""

from collections.abc import Callable, Mapping

from guesswho.cards.card import Card
from guesswho.cards.deck import Deck
from guesswho.cards.stock import STOCK_NAME, stock_deck
from guesswho.errors import DeckNotFound

_DECKS: Mapping[str, Callable[[], Deck]] = {STOCK_NAME: stock_deck}


class DeckService:
    """Decks by name; ``guest`` finds a person's own card by its id."""

    def __init__(self, guest: Callable[[str], Card]) -> None:
        self._guest = guest

    def names(self) -> tuple[str, ...]:
        """Every deck that can be played, the built-in one first."""
        return tuple(_DECKS)

    def deck(self, name: str, guest_card: str | None = None) -> Deck:
        """Return the deck, with one's own card in it where given.

        Whoever knows a card's id may play with it: nobody can guess one. Raises
        ``DeckNotFound``; ``CardNotFound`` for a card that is not there any more.
        """
        if name not in _DECKS:
            raise DeckNotFound(name)
        deck = _DECKS[name]()
        return deck if guest_card is None else deck.with_guest(self._guest(guest_card))
