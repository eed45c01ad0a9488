"""Ids of the page *Make a card*. The scripts ``photo``, ``frame``, ``said`` … know some."""

from dash import ALL

ROOT = "card"
NOTICE = "card-notice"

DRAFT = "card-draft"
"""Store: the draft's id; set by the script that sent the photo."""
FRAME = "card-frame"
"""Store: the frame that a hand drew, ``[x, y, width, height, turn]``; set by the script."""
LIVE = "card-live"
"""Sign that a frame is being read; the script sends the next one when it is gone."""
PHOTO, WISH, CAPTION = "card-photo", "card-wish", "card-caption"

ANSWERS = "card-answers"
SUGGESTED = "card-suggested"
"""Store: attribute to the value that the card gets while nobody says otherwise."""
ALL_RIGHT = "card-all-right"

LOOK = "card-look"
"""Store: the frame whose activation maps are wanted; set by the script."""
LOOKED = "card-looked"
"""Store: the maps, and the frame they belong to."""

DECK_CONSENT, IMPROVE_CONSENT = ({"type": "consent", "of": what} for what in ("deck", "improve"))
NAME, NAME_SAID = "card-name", "card-name-said"
MAKE = "card-make"
DISCARD = "card-discard"

CODE = "card-code"
"""Store: the deletion code, as long as the page that shows it is open."""
UNTIL = "card-until"
REALLY = "card-really"
"""The dialog before a deletion."""
DELETE = "card-delete"
ANOTHER = "card-another"

FACES = {"type": "face", "index": ALL}
READS = {"type": "read", "of": ALL}


def face(index: int) -> dict[str, str | int]:
    """Return the id of a face to choose."""
    return {"type": "face", "index": index}


def read(attribute: str) -> dict[str, str]:
    """Return the id of what was read of an attribute."""
    return {"type": "read", "of": attribute}
