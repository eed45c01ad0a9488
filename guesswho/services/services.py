"""The composition root: which store, recognizer and clock stand behind the pages."""

from dataclasses import dataclass

from guesswho.services.create_card import CreateCardService
from guesswho.services.decks import DeckService
from guesswho.services.play import PlayService
from guesswho.settings import Settings


@dataclass(frozen=True)
class Services:
    """Everything a page or a route may call."""

    play: PlayService
    create_card: CreateCardService
    decks: DeckService


def connect(settings: Settings) -> Services:
    """Open and migrate the store; the recognizer loads at its first use, after any fork."""
    raise NotImplementedError
