"""What is saved: frozen values, the same for every kind of store.

All times are timezone-aware and come from the caller. Ids, picture names and codes come
from ``tokens.py``. Predictions are kept as they were read, beside what became final, so
that a record of feedback can later point at both.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from guesswho.attributes import Traits

Scores = Mapping[str, Mapping[str, float]]
"""Attribute to value to calibrated probability, exactly as the classifiers said it."""

Face = tuple[int, int, int, int]
"""A rectangle in the upright picture's pixels: x, y, width, height."""

Frame = tuple[int, int, int, int, int]
"""The same, and by how many degrees it is turned clockwise about its centre."""
Versions = Mapping[str, str]
"""``"trunk"`` and each attribute to the version of the file that gave the scores."""

SeatHashes = tuple[str | None, str | None]
"""The hash of each seat's token, by seat; ``None`` where nobody sits or the computer does."""

SeatTimes = tuple[datetime | None, datetime | None]
"""A moment for each seat, by seat."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchRecord:
    """A match between two actions."""

    id: str
    version: int
    """The version of the match in ``transcript``; rises with every update."""
    transcript: str
    """The whole match in the game's notation, both secrets included. Opaque here."""
    seat_token_hashes: SeatHashes
    opponent: str | None
    """The computer opponent's name in the registry; ``None``: a friend sits there."""
    seen: SeatTimes = (None, None)
    """By seat, the last sign of life of who plays a friend far away; ``None``: nobody looks."""
    left_token_hash: str | None = None
    """The hash of the token of whom the computer has replaced."""
    rematch: str | None = None
    """The id of the match that the same two play next."""
    guests: frozenset[str] = frozenset()
    """Ids of people's own cards on this board. The match is deleted together with any of
    them, because the transcript repeats their name and picture."""
    notes: str = ""
    """What the play service wants to remember beside the transcript. Opaque here."""
    created: datetime
    updated: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftRecord:
    """A visitor's photo that was read but is not a card yet."""

    id: str
    picture: str
    """Name of the clean upright photo in the picture store."""
    size: tuple[int, int]
    """Its width and height in pixels."""
    faces: tuple[Face, ...]
    """Every face found in it, largest first."""
    face: Face | None
    """The face that ``frame`` was made for; ``None``: framed by hand, or centred."""
    frame: Frame
    """What of the photo was read."""
    framed: bool
    """Whether the frame is settled: one face stood out, or the person has chosen."""
    scores: Scores
    model: str
    """The recognizer's version that gave ``scores``."""
    versions: Versions
    created: datetime
    expires: datetime


@dataclass(frozen=True, slots=True)
class Consents:
    """What a person agreed to beyond playing with the card in this session; all unticked."""

    deck: bool = False
    """Others may meet the card on the board of visitors."""
    improve: bool = False
    """The picture may be kept to measure and improve the classifiers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardRecord:
    """A person's own card."""

    id: str
    name: str
    traits: Traits
    """What is final: the person's word."""
    picture: str
    """Name of the crop in the picture store."""
    scores: Scores
    """What was read from that crop; never overwritten by a correction."""
    model: str
    deletion_code_hash: str
    consents: Consents = Consents()
    created: datetime
    expires: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PurgeRecord:
    """Proof of one purge: when, and how many of each kind it deleted."""

    at: datetime
    deleted: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """How much is held about people at one moment."""

    drafts: int
    cards: int
    matches: int
    feedback: int
    for_deck: int
    for_improvement: int
    """Cards whose people agreed to the two."""
    for_team: int
    """Cards of colleagues that staff put into a deck."""
    uploads: int
    """Files of staff with photos in them that are not read yet."""
    oldest: datetime | None
    """When the oldest draft or card was made."""
    next_expiry: datetime | None


def check_rises(record: MatchRecord, expected_version: int) -> None:
    """Raise ``ValueError`` unless an update makes the version rise.

    Two updates from the same version that kept it would both succeed, and the later one
    would silently undo the earlier.
    """
    if record.version <= expected_version:
        raise ValueError(f"version {record.version} does not rise above {expected_version}")
