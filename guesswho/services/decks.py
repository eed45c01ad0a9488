"""Which decks can be played, and with whose card among them."""

from guesswho.cards.deck import Deck


class DeckService:
    """Decks by name."""

    def names(self) -> tuple[str, ...]:
        """Every deck that can be played, the built-in one first."""
        raise NotImplementedError

    def deck(self, name: str, guest_card: str | None = None) -> Deck:
        """The deck, with one's own card in it where given.

        Raises ``DeckNotFound``; ``CardNotFound`` for a card that is not there any more.
        """
        raise NotImplementedError
