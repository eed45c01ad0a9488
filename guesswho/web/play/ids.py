"""Ids of the page *Play*."""

from dash import ALL

ROOT = "play"

DECK, OPPONENT, RULE, OWN_CARD = "deck", "opponent", "rule", "own-card"
SIZE, FIRST, FLIPPING = "size", "first", "flipping"
ANSWERS = "answers"
"""Groups of options."""
SIZES, SAID = "play-sizes", "play-said"
"""Where the sizes of the chosen deck stand, and the summary of the options that are closed."""
START = "play-start"
AGAIN = "play-again"
LEAVE = "play-leave"

DOCTOR, ASK_DOCTOR, ADVICE = "play-doctor", "play-ask-doctor", "play-advice"
"""How well the chosen deck plays: the place, what opens it, what then is shown."""

MATCH = "play-match"
"""Store: the match's id and the version that the page shows."""
TABLE, TALK, RACE, STATUS, ENDING, LOG = (
    "play-table",
    "play-talk",
    "play-race",
    "play-status",
    "play-ending",
    "play-log",
)
ACROSS = "play-across"
"""Whose turn it is, when it is not one's own."""
POLL, AWAIT, LOST = "play-poll", "play-poll-lobby", "play-lost"
"""The clocks of table and lobby, and what is said while the server cannot be reached."""
REPLACE, PASS_ON, LIFT = "play-replace", "play-pass-on", "play-lift"
BESIDE = "beside"
"""The opponent who sits at the same device, among the choices."""
AIM = "play-aim"
ASK_HINT, HINT = "play-ask-hint", "play-hint"
"""The button, and what it says."""

PICKED = "play-picked"
"""Where one answers oneself: the face in mind is chosen."""
ASKED, REPLIES_BAR, THOUGHTS, SWAP = "play-asked", "play-replies", "play-thoughts", "play-swap"

GUESS_DIALOG = "play-guess"
GUESSED = "play-guessed"
"""Store: the card that the dialog asks about."""
FLIPPED = "play-flipped"
"""Store: the frame that was flipped by hand last, and whether it lies."""
GUESS_NAME, GUESS_FACE, GUESS_TRAITS = "play-guess-name", "play-guess-face", "play-guess-traits"
GUESS_YES, GUESS_NO = "play-guess-yes", "play-guess-no"


def tile(card: str) -> dict[str, str]:
    """Return the id of a card on the board."""
    return {"type": "tile", "card": card}


def chip(attribute: str, value: str) -> dict[str, str]:
    """Return the id of a question."""
    return {"type": "chip", "attribute": attribute, "value": value}


def reply(said: str) -> dict[str, str]:
    """Return the id of an answer that one may give."""
    return {"type": "reply", "said": said}


def revealed(card: str) -> dict[str, str]:
    """Return the id of a face that may have been one's own."""
    return {"type": "revealed", "card": card}


REPLIES = {"type": "reply", "said": ALL}
REVEALED = {"type": "revealed", "card": ALL}
TILES = {"type": "tile", "card": ALL}
CHIPS = {"type": "chip", "attribute": ALL, "value": ALL}
