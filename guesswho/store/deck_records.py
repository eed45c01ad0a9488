"""Decks that staff make, and the files that they are made from: frozen values."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckRecord:
    """A deck of a team; its cards are ``CardRecord``s of their own."""

    id: str
    name: str
    owner: str
    """Id of the user who made it."""
    published: bool = False
    """Whether visitors may play with it."""
    basis: str = ""
    """On what ground the photos are used, in the words of who published; blank: not stated."""
    created: datetime
    updated: datetime


class UploadState(StrEnum):
    """How far a file is."""

    RECEIVING = "receiving"
    UNPACKING = "unpacking"
    """All bytes are here."""
    READING = "reading"
    """Its photos lie apart and are read one by one."""
    DONE = "done"
    REFUSED = "refused"
    """The file as a whole cannot be used."""


ENDED = frozenset({UploadState.DONE, UploadState.REFUSED})
"""States of a file with which nothing is left to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadRecord:
    """A photo, or a zip of photos, on its way into a deck."""

    id: str
    deck_id: str
    name: str
    """The file's name as sent."""
    size: int
    received: int
    """Bytes."""
    state: UploadState
    problem: str = ""
    """Name of the error that refused the file."""
    created: datetime
    updated: datetime


class ItemState(StrEnum):
    """How far one photo of an upload is."""

    WAITING = "waiting"
    DONE = "done"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRecord:
    """One photo of an upload."""

    upload_id: str
    number: int
    """Its place in the file, from 0."""
    name: str
    """Its name inside the file, for people to read; never a path to write to."""
    state: ItemState = ItemState.WAITING
    problem: str = ""
    """Name of the error that refused it."""
    card_id: str | None = None
