"""Which deck this is and how it stands."""

from typing import Any

from dash import html

from guesswho.store.deck_records import DeckRecord
from guesswho.texts import Words


def head(record: DeckRecord, cards: int, words: Words) -> list[Any]:
    """Say which deck this is and how it stands."""
    return [
        html.H1(record.name),
        html.P(state_text(record, cards, words), className="lead"),
    ]


def state_text(record: DeckRecord, cards: int, words: Words) -> str:
    """Say how large a deck is and who may play with it."""
    size = words.count("{number} card", "{number} cards", cards)
    return f"{size} · {words('published') if record.published else words('not published')}"
