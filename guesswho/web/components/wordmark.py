"""The name of the game as a row of frames, two of them flipped to the other side."""

from dash import html

from guesswho.texts import Words
from guesswho.web.components.wild import wild

_LETTERS = ("G", "U", "E", "S", "S"), ("W", "H", "O", "?")


def wordmark(words: Words) -> html.Span:
    """Draw the name in letters on frames; read as one word."""
    rows = [
        html.Span([html.I(letter) for letter in row], className="wordmark__row") for row in _LETTERS
    ]
    return html.Span(
        rows, className="wordmark", role="img", **wild({"aria-label": words("Guess Who?")})
    )
