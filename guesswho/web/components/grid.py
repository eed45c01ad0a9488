"""The rows and columns in which a board stands."""

from math import ceil

FEW, MANY = 16, 48
"""Cards up to which four columns are enough, and from which six are too few."""


def columns(cards: int) -> int:
    """Return the columns of a board of so many cards: full rows, and faces as large as can be."""
    if cards <= FEW:
        return 4
    if cards > MANY:
        return 8
    return 5 if cards % 5 == 0 and cards % 6 else 6


def shape(cards: int) -> dict[str, int]:
    """Return the board's style: the style sheet makes it fit the screen."""
    wide = columns(cards)
    return {"--columns": wide, "--rows": ceil(cards / wide)}
