"""The deck that a person names on the command line, for every verb that plays."""

import argparse
from pathlib import Path

from guesswho.cards.deck import Deck
from guesswho.cards.deck_file import load_deck
from guesswho.settings import Settings

DECK_HELP = "a .csv or .guesswho file, 'stock', or the name of an imported deck"


def add_deck_option(parser: argparse.ArgumentParser) -> None:
    """Add ``--deck``, the built-in one by default."""
    parser.add_argument("--deck", default="stock", metavar="DECK", help=DECK_HELP)


def named_deck(source: str) -> Deck:
    """The deck that was named; raises ``DeckNotFound`` or ``BadDeck``."""
    return load_deck(source, imported_decks())


def imported_decks() -> Path:
    """The folder of the decks that were imported."""
    return Settings.from_env().data_dir / "decks"
