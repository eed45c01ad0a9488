"""Faces of a team's cards: photos only staff may see yet, or drawings."""

from collections.abc import Sequence
from urllib.parse import quote

from dash import html

from guesswho.cards.card import Card
from guesswho.cards.portrait import draw
from guesswho.web.staff.decks import addresses


def source(card: Card) -> str:
    """Return where the card's picture is, published or not; a drawing is its own address."""
    if card.picture:
        return f"{addresses.PICTURES}/{card.picture}"
    return f"data:image/svg+xml,{quote(draw(card.traits, card.id))}"


def fan(cards: Sequence[Card]) -> html.Span:
    """Fan some faces out, as one holds cards; their names stand elsewhere."""
    return html.Span([_face(card) for card in cards], className="decks__fan")


def framed(card: Card) -> html.Figure:
    """Show a card in its frame."""
    return html.Figure([_face(card), html.Figcaption(card.name)], className="frame frame--you")


def gallery(cards: Sequence[Card]) -> html.Ul:
    """Show who is in a deck."""
    return html.Ul([html.Li(framed(card)) for card in cards], className="decks__faces")


def _face(card: Card) -> html.Img:
    return html.Img(src=source(card), alt="", className="face", draggable="false")
