"""A face as somebody believes in it: the less, the paler, with the share in words beside it."""

from dash import html

from guesswho.cards.card import Card
from guesswho.texts import Words
from guesswho.web.components.bars import bar
from guesswho.web.components.face import picture

LEAST = 0.01
"""A share below it is not told apart."""


def believed(card: Card, deck: str, share: float, most: float, words: Words) -> html.Figure:
    """Show ``card`` in the frame of its owner; ``most`` is the share of the likeliest card."""
    return html.Figure(
        [
            picture(card, deck),
            html.Figcaption(
                [
                    html.Span(card.name, className="believed__name"),
                    html.Span(percent(share, words), className="believed__share"),
                ]
            ),
            bar(share / most, "belief"),
        ],
        className="frame frame--you believed",
        style={"--belief": f"{share / most:.3f}"},
    )


def percent(share: float, words: Words) -> str:
    """Say a share as a whole number of hundredths; no card is ever at nought."""
    if share < LEAST:
        return words("< 1 %")
    return words("{share} %", share=f"{100 * share:.0f}")
