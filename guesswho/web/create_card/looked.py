"""Where the classifiers looked, as the page's script wants it: maps and sentences."""

import base64
from collections.abc import Mapping
from typing import Any

from guesswho.services.looked import Looked
from guesswho.texts import Words, place_text, trait_text


def maps(frame: str, looked: Mapping[str, Looked], words: Words) -> Mapping[str, Any]:
    """Return the eight maps of ``frame``, the name that the script gave it."""
    return {
        "frame": frame,
        "of": {
            attribute: {"mask": _data_address(seen.mask), "text": _text(attribute, seen, words)}
            for attribute, seen in looked.items()
        },
    }


def _text(attribute: str, seen: Looked, words: Words) -> str:
    """The map in words, for who cannot see it and who can."""
    return words(
        "{trait}: {place}",
        trait=trait_text(words, attribute, seen.value),
        place=place_text(words, seen.place),
    )


def _data_address(png: bytes) -> str:
    return f"data:image/png;base64,{base64.b64encode(png).decode()}"
