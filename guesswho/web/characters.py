"""The faces of opponents, the computer's and people: drawn by the same code as the cards."""

from collections.abc import Mapping
from functools import cache

from flask import Flask, Response

from guesswho.attributes import Traits
from guesswho.cards.portrait import draw
from guesswho.errors import PictureNotFound

_BARE = {"glasses": "no", "tie": "no", "facial_hair": "no", "hat": "no"}
_ROBIN = _BARE | {
    "gender": "male",
    "hair_length": "short",
    "hair_type": "curly",
    "hair_colour": "red",
}
_CLARA = _BARE | {
    "gender": "female",
    "hair_length": "long",
    "hair_type": "straight",
    "hair_colour": "black",
    "glasses": "yes",
    "tie": "yes",
}
_EZRA = _BARE | {
    "gender": "male",
    "hair_length": "short",
    "hair_type": "straight",
    "hair_colour": "grey",
    "tie": "yes",
    "facial_hair": "yes",
}
_CORA = _BARE | {
    "gender": "female",
    "hair_length": "short",
    "hair_type": "curly",
    "hair_colour": "brown",
    "glasses": "yes",
}
_FAY = _BARE | {
    "gender": "female",
    "hair_length": "long",
    "hair_type": "curly",
    "hair_colour": "red",
}
_ONNO = _BARE | {
    "gender": "male",
    "hair_length": "short",
    "hair_type": "straight",
    "hair_colour": "blond",
    "hat": "yes",
}
_TESS = _BARE | {
    "gender": "female",
    "hair_length": "short",
    "hair_type": "straight",
    "hair_colour": "brown",
    "hat": "yes",
}
FRIEND, PLAYERS = "friend", ("player-one", "player-two")
"""Who stands for people: a friend far away, and two at one device, by seat."""
_LOOKS: Mapping[str, tuple[Traits, str]] = {
    "rookie": (Traits(_ROBIN), "rookie1"),
    "clever": (Traits(_CLARA), "clever9"),
    "expert": (Traits(_EZRA), "expert11"),
    "careful": (Traits(_CORA), "careful1"),
    FRIEND: (Traits(_FAY), "friend1"),
    PLAYERS[0]: (Traits(_ONNO), "one1"),
    PLAYERS[1]: (Traits(_TESS), "two1"),
}
"""Traits and the drawing's seed, chosen for the expression it gives."""
DAY = 24 * 60 * 60


def register(server: Flask) -> None:
    """Serve the faces."""
    server.add_url_rule("/characters/<name>.svg", "character", _face)


def face_url(opponent: str) -> str:
    """Return the address of an opponent's face."""
    return f"/characters/{opponent}.svg"


def _face(name: str) -> Response:
    if name not in _LOOKS:
        raise PictureNotFound(name)
    response = Response(_drawn(name), mimetype="image/svg+xml")
    response.headers["Cache-Control"] = f"public, max-age={DAY}"
    return response


@cache
def _drawn(name: str) -> str:
    return draw(*_LOOKS[name])
