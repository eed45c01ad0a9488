"""Whether a deck plays well, where one is chosen."""

from typing import Any

from dash import html

from guesswho.cards.card import Card
from guesswho.cards.deck import Deck
from guesswho.opponents.information import expected_turns
from guesswho.services.deck_doctor import advice, plays_well
from guesswho.texts import Words
from guesswho.web.components.deck_doctor import findings
from guesswho.web.components.face import framed
from guesswho.web.play import ids


def verdict(deck: Deck, words: Words) -> Any:
    """Say that a deck plays well, or build the closed panel for one that could play better."""
    if plays_well(deck):
        return html.P(words("Plays well: every question can halve it."), className="doctor--well")
    return html.Details(
        [
            html.Summary(
                [html.Strong(words("Could play better")), html.Span(_in_short(deck, words))],
                id=ids.ASK_DOCTOR,
            ),
            html.Div(id=ids.ADVICE, className="doctor__advice"),
        ],
        className="doctor",
    )


def examination(deck: Deck, words: Words) -> list[Any]:
    """Show what the doctor finds; raises ``BadDeck`` for a deck too large to examine."""

    def show(card: Card) -> html.Figure:
        return framed(card, deck.name, "you")

    return findings(deck, advice(deck), words, show)


def _in_short(deck: Deck, words: Words) -> str:
    twins = sum(len(ids_) for ids_ in deck.twins())
    if twins:
        return words.count("{number} twin", "{number} twins", twins)
    questions = f"{expected_turns(deck) - 1:.1f}"
    return words("{questions} questions", questions=questions)
