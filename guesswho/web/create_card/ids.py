"""Ids of the page *Make a card*. ``assets/photo.js`` and ``assets/frame.js`` know some."""

from dash import ALL

ROOT = "card"

DRAFT = "card-draft"
"""Store: the draft's id; set by the script that sent the photo."""
FRAME = "card-frame"
"""Store: the frame that a hand drew, ``[x, y, width, height]``; set by the script."""
ANSWERS = "card-answers"
WISH = "card-wish"
NAME = "card-name"
MAKE = "card-make"
DISCARD = "card-discard"

CODE = "card-code"
"""Store: the deletion code, as long as the page that shows it is open."""
DELETE = "card-delete"
CODE_TYPED, DELETE_TYPED = "card-code-typed", "card-delete-typed"

FACES = {"type": "face", "index": ALL}


def face(index: int) -> dict[str, str | int]:
    """Return the id of a face to choose."""
    return {"type": "face", "index": index}
