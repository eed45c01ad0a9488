"""A framed face: the card as it stands on the board, anywhere else on a page."""

from dash import html

from guesswho.attributes import Traits
from guesswho.cards.card import Card
from guesswho.texts import Words, trait_text
from guesswho.web.api.view_json import picture_url


def framed(card: Card, deck: str, side: str, className: str = "") -> html.Figure:  # noqa: N803
    """Show ``card`` in the frame of a side: ``you`` or ``them``."""
    return html.Figure(
        [picture(card, deck), html.Figcaption(card.name)],
        className=f"frame frame--{side} {className}".strip(),
    )


def picture(card: Card, deck: str) -> html.Img:
    """Show the face alone; its name stands beside it, so it needs no other text."""
    return html.Img(src=picture_url(card, deck), alt="", className="face", draggable="false")


def traits_text(words: Words, traits: Traits) -> str:
    """List what a card states: ``Woman, Long hair, Curly hair``; absences are left out."""
    said = [
        trait_text(words, attribute, value)
        for attribute, value in traits.items()
        if value is not None and value != "no"
    ]
    return ", ".join(said)
