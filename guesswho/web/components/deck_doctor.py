"""What the deck doctor found, in pictures: for whoever chooses a deck, and whoever makes one."""

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from dash import html

from guesswho.cards.card import Card
from guesswho.cards.deck import Deck
from guesswho.cards.portrait import draw
from guesswho.opponents.doctor import Checkup
from guesswho.services.deck_doctor import Advice
from guesswho.texts import Words, attribute_name
from guesswho.web.components.bars import bar
from guesswho.web.components.face import traits_text

Show = Callable[[Card], html.Figure]
"""Frames a card of the deck, wherever its picture is."""


def findings(deck: Deck, advised: Advice, words: Words, show: Show) -> list[Any]:
    """Show what was found: a bar, the twins, who should go or come, the best part."""
    found = advised.checkup
    parts = [
        *_questions(found, words),
        *_alike(deck, found, words, show),
        *_useless(found, words),
        *_drop(deck, found, words, show),
        *_wanted(found, words),
        *_best(advised, words, show),
    ]
    return [html.Div(part, className="doctor__one") for part in parts]


def _questions(found: Checkup, words: Words) -> list[list[Any]]:
    """Compare the questions needed; among twins one never knows, so there is nothing to compare."""
    if found.twins:
        return []
    most = max(found.questions, found.fewest)
    rows = ((words("This deck"), found.questions, "them"), (words("At best"), found.fewest, "you"))
    bars = (
        html.Div(
            [html.Span(name), bar(value / most if most else 0, side), html.B(_number(value))],
            className="doctor__bar",
        )
        for name, value, side in rows
    )
    label = words("Questions until one knows, on average")
    return [[html.P(label, className="doctor__label"), *bars]]


def _alike(deck: Deck, found: Checkup, words: Words, show: Show) -> list[list[Any]]:
    if not found.twins:
        return []
    largest_first = sorted(found.twins, key=lambda twins: (-len(twins), sorted(twins)))
    groups = [_row(_cards(deck, twins), show) for twins in largest_first]
    label = words("Nobody can tell them apart")
    return [[html.P(label, className="doctor__label"), html.Div(groups, className="doctor__twins")]]


def _cards(deck: Deck, card_ids: frozenset[str]) -> list[Card]:
    return [card for card in deck.cards if card.id in card_ids]


def _faces(cards: list[Card], show: Show, label: str) -> list[Any]:
    return [html.P(label, className="doctor__label"), _row(cards, show)]


def _row(cards: list[Card], show: Show) -> html.Div:
    return html.Div([show(card) for card in cards], className="doctor__faces")


def _useless(found: Checkup, words: Words) -> list[list[Any]]:
    if not found.useless:
        return []
    names = (html.Li(attribute_name(words, attribute)) for attribute in found.useless)
    label = words("Asking about this tells nothing: all are alike")
    return [
        [html.P(label, className="doctor__label"), html.Ul(list(names), className="doctor__names")]
    ]


def _drop(deck: Deck, found: Checkup, words: Words, show: Show) -> list[list[Any]]:
    if found.drop is None:
        return []
    card = deck.card(found.drop)
    return [_faces([card], show, words("Better without {name}", name=card.name))]


def _wanted(found: Checkup, words: Words) -> list[list[Any]]:
    if found.wanted is None:
        return []
    source = f"data:image/svg+xml,{quote(draw(found.wanted, 'wanted'))}"
    image = html.Img(src=source, alt="", className="face doctor__wanted")
    return [
        [
            html.P(words("Somebody like this would help"), className="doctor__label"),
            html.Div(
                [image, html.Span(traits_text(words, found.wanted))], className="doctor__faces"
            ),
        ]
    ]


def _best(advised: Advice, words: Words, show: Show) -> list[list[Any]]:
    if advised.best is None:
        return []
    cards = list(advised.best.cards)
    label = words("The {number} that play best together", number=len(cards))
    return [_faces(cards, show, label)]


def _number(value: float) -> str:
    return f"{value:.1f}"
