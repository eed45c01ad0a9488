"""Ids of the page *Make a card*. ``assets/photo.js`` and ``assets/frame.js`` know some."""

from dash import ALL, MATCH

ROOT = "card"

DRAFT = "card-draft"
"""Store: the draft's id; set by the script that sent the photo."""
FRAME = "card-frame"
"""Store: the frame that a hand drew, ``[x, y, width, height]``; set by the script."""
ANSWERS = "card-answers"
NAME = "card-name"
MAKE = "card-make"
DISCARD = "card-discard"

CODE = "card-code"
"""Store: the deletion code, as long as the page that shows it is open."""
DELETE = "card-delete"
CODE_TYPED, DELETE_TYPED = "card-code-typed", "card-delete-typed"

FACES = {"type": "face", "index": ALL}
CHOICES = {"type": "choice", "attribute": ALL}
CHOICE = {"type": "choice", "attribute": MATCH}
VALUES = {"type": "value", "attribute": MATCH, "value": ALL}
READ = {"type": "read", "attribute": MATCH}


def face(index: int) -> dict[str, str | int]:
    """Return the id of a face to choose."""
    return {"type": "face", "index": index}


def choice(attribute: str) -> dict[str, str]:
    """Return the id of the store of what the person said about an attribute."""
    return {"type": "choice", "attribute": attribute}


def value(attribute: str, value: str) -> dict[str, str]:
    """Return the id of one value's button; a blank value is "not stated"."""
    return {"type": "value", "attribute": attribute, "value": value}
