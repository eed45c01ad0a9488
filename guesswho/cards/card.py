"""A card: a name, a picture and what it states about each attribute."""

import unicodedata
from dataclasses import dataclass

import regex

from guesswho.attributes import Traits
from guesswho.cards.chances import CERTAIN, Chances
from guesswho.errors import BadDeck, BadName

LONGEST_NAME = 24
"""In characters as people see them (grapheme clusters)."""
LONGEST_ID = 64
_MOST_CODE_POINTS = 8 * LONGEST_NAME
"""Room for emoji families and stacked accents, none for text that climbs over its neighbours."""

_JOINERS = "\u200c\u200d"
"""Format characters that Persian, Indic scripts and emoji cannot do without."""
_BLANK_LETTERS = "\u115f\u1160\u3164\uffa0\u2800"
"""Letters and symbols by category that show nothing."""
_PICTURE = regex.compile(r"[A-Za-z0-9_-][A-Za-z0-9_.-]{0,99}")
_REFUSED = regex.compile(rf"[<>{_BLANK_LETTERS}]|[\p{{C}}--[{_JOINERS}]]", regex.VERSION1)
"""Markup, blanks in disguise, control, direction-changing, private and unassigned characters."""
_VISIBLE = regex.compile(r"[\p{L}\p{N}\p{S}\p{P}]")
_CHARACTER = regex.compile(r"\X")
"""One as people see it: a grapheme cluster."""


@dataclass(frozen=True, slots=True)
class Card:
    """One face on the board; a card that exists is valid.

    Raises ``BadName`` for a name that ``clean_name`` would refuse or change, ``BadDeck``
    for an id that is blank, longer than 64 characters, unprintable or has a comma, and for
    a picture that is no plain file name.
    """

    id: str
    name: str
    traits: Traits
    picture: str | None = None
    """Its name in the picture store; ``None``: drawn from the traits."""
    chances: Chances = CERTAIN
    """How sure those traits are that were read and not stated by a person."""

    def __post_init__(self) -> None:
        check_id(self.id)
        if clean_name(self.name) != self.name:
            raise BadName("characters")
        if self.picture is not None and not _PICTURE.fullmatch(self.picture):
            raise BadDeck(f"{self.picture[:100]!r} cannot be the name of a picture")


def clean_name(raw: str) -> str:
    """``raw`` in normal form C, white space folded: 1 to 24 characters of any language.

    Raises ``BadName`` with one of ``"empty"``, ``"too long"``, ``"characters"``.
    """
    name = " ".join(unicodedata.normalize("NFC", raw).split())
    if _REFUSED.search(name):
        raise BadName("characters")
    if not _VISIBLE.search(name):
        raise BadName("empty")
    if len(name) > _MOST_CODE_POINTS or len(_CHARACTER.findall(name)) > LONGEST_NAME:
        raise BadName("too long")
    return name


def check_id(raw: str) -> None:
    """Raise ``BadDeck`` unless ``raw`` can be a card's id.

    Ids are listed with commas on the command line, so they hold none.
    """
    fits = raw.isprintable() and raw == raw.strip() and "," not in raw
    if not (fits and 0 < len(raw) <= LONGEST_ID):
        raise BadDeck(f"{raw[:LONGEST_ID]!r} cannot be the id of a card")
