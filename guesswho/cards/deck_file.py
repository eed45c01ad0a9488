"""Decks as files: a ``.csv`` of traits, or a ``.guesswho`` zip with the pictures.

A csv has a column ``name``, optionally ``id`` (else the row's number from 1) and a column for
each attribute; a blank, or a column that is not there, is not stated. Commas or semicolons.

A ``.guesswho`` zip holds ``deck.json`` (``{"format", "version", "name", "cards"}``) and the
cards' pictures under ``pictures/``. It is read in memory, never unpacked to disk; only names
that the deck mentions are taken, and no more bytes than the limits below, whatever the
zip's own headers claim. Pictures come out as they are: bytes of a stranger, which go through
the door for photos before anybody sees them.
"""

import csv
import io
import json
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from guesswho.attributes import ATTRIBUTES, Traits
from guesswho.cards import card_json
from guesswho.cards.card import Card, clean_name
from guesswho.cards.deck import Deck
from guesswho.cards.stock import STOCK_NAME, stock_deck
from guesswho.errors import BadDeck, BadInput, DeckNotFound

SUFFIX = ".guesswho"
FORMAT = "guesswho deck"
VERSION = 1
MOST_JSON_BYTES = 32 * 2**20
MOST_PICTURE_BYTES = 25 * 2**20
MOST_BYTES = 512 * 2**20
"""Of all pictures of one file together, unpacked."""

_JSON_NAME = "deck.json"
_PICTURES = "pictures/"
_ZIP_MAGIC = b"PK"
_COLUMNS = ("id", "name", *ATTRIBUTES)
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The date of every zip entry: equal decks make equal files."""


@dataclass(frozen=True)
class PackedDeck:
    """A deck with the bytes of its pictures, by the name that the cards give them."""

    deck: Deck
    pictures: Mapping[str, bytes]


def load_deck(source: str | Path, folder: Path | None = None) -> Deck:
    """The deck of ``load_packed``, without its pictures."""
    return load_packed(source, folder).deck


def load_packed(source: str | Path, folder: Path | None = None) -> PackedDeck:
    """The built-in deck for ``"stock"``, else the deck of a file; a csv has no pictures.

    What is no file is looked for as an imported deck of that name in ``folder``. For the
    command line: it opens any path. Raises ``DeckNotFound``, ``BadDeck`` or ``OSError``.
    """
    if source == STOCK_NAME:
        return PackedDeck(stock_deck(), {})
    path = Path(source)
    if not path.is_file() and folder is not None:
        path = folder / (path.name + SUFFIX)
    try:
        raw = path.read_bytes()
    except (FileNotFoundError, IsADirectoryError):
        raise DeckNotFound(str(source)) from None
    if path.suffix.lower() == SUFFIX or raw.startswith(_ZIP_MAGIC):
        return read_zip(raw)
    return PackedDeck(read_csv(_decode(raw), path.stem), {})


def read_csv(text: str, name: str) -> Deck:
    """The deck of a csv's text; raises ``BadDeck`` naming the row and what is wrong there."""
    lines = text.splitlines()
    delimiter = ";" if lines and ";" in lines[0] else ","
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        columns = _columns(next(rows, []))
        filled = [row for row in rows if any(field.strip() for field in row)]
    except csv.Error as problem:
        raise BadDeck(f"not a csv: {problem}") from None
    return Deck(name, tuple(_card(number, columns, row) for number, row in enumerate(filled, 1)))


def write_csv(deck: Deck) -> str:
    """The deck as csv; pictures are left out."""
    text = io.StringIO(newline="")
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(_COLUMNS)
    rows.writerows(
        (card.id, card.name, *(value or "" for value in card.traits.values()))
        for card in deck.cards
    )
    return text.getvalue()


def read_zip(raw: bytes) -> PackedDeck:
    """The deck of a ``.guesswho`` file; raises ``BadDeck`` saying what is wrong with it."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as file:
            return _unpack(file)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError):
        raise BadDeck("not a .guesswho file, or a damaged one") from None


def write_zip(deck: Deck, pictures: Mapping[str, bytes]) -> bytes:
    """The deck as a ``.guesswho`` file; ``pictures`` has every picture that a card names.

    The same deck and pictures give the same bytes. Raises ``BadDeck`` for a picture that is
    missing or one that no card names.
    """
    _check_pictures(deck, pictures)
    cards = [card_json.document(card) for card in deck.cards]
    head = {"format": FORMAT, "version": VERSION, "name": deck.name, "cards": cards}
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as file:
        text = json.dumps(head, ensure_ascii=False, indent=1)
        file.writestr(_entry(_JSON_NAME, zipfile.ZIP_DEFLATED), text)
        for name in sorted(pictures):
            file.writestr(_entry(_PICTURES + name, zipfile.ZIP_STORED), pictures[name])
    return raw.getvalue()


def _decode(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadDeck("the file is not UTF-8 text") from None


def _columns(header: list[str]) -> list[str]:
    columns = [title.strip().lower().removeprefix("\ufeff") for title in header]
    if "name" not in columns or not ATTRIBUTES.keys() & set(columns):
        raise BadDeck("the first row names the columns: name, and the attributes")
    for position, column in enumerate(columns):
        if column not in _COLUMNS:
            raise BadDeck(f"{column!r} is no column of a deck")
        if column in columns[:position]:
            raise BadDeck(f"the column {column!r} comes twice")
    return columns


def _card(number: int, columns: list[str], row: list[str]) -> Card:
    if len(row) > len(columns):
        raise BadDeck(f"row {number}: more fields than columns")
    fields = dict(zip(columns, map(str.strip, row), strict=False))
    stated = {a: fields[a].lower() for a in ATTRIBUTES if a in fields}
    try:
        name = clean_name(fields.get("name", ""))
        return Card(fields.get("id") or str(number), name, Traits(stated))
    except BadInput as problem:
        what = ", ".join(map(repr, problem.args))
        raise BadDeck(f"row {number}: {problem.name} ({what})") from None


def _unpack(file: zipfile.ZipFile) -> PackedDeck:
    entries = _entries(file)
    if _JSON_NAME not in entries:
        raise BadDeck(f"{_JSON_NAME} is missing")
    deck = _read_head(_read(file, entries.pop(_JSON_NAME), MOST_JSON_BYTES))
    left = MOST_BYTES
    pictures: dict[str, bytes] = {}
    _check_pictures(deck, [name.removeprefix(_PICTURES) for name in entries])
    for name, entry in entries.items():
        picture = _read(file, entry, min(left, MOST_PICTURE_BYTES))
        pictures[name.removeprefix(_PICTURES)] = picture
        left -= len(picture)
    return PackedDeck(deck, pictures)


def _entries(file: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    entries: dict[str, zipfile.ZipInfo] = {}
    for entry in file.infolist():
        if entry.filename == _PICTURES:
            continue
        if entry.filename != _JSON_NAME and not entry.filename.startswith(_PICTURES):
            raise BadDeck(f"{entry.filename[:100]!r} does not belong into a deck")
        if entry.filename in entries:
            raise BadDeck(f"{entry.filename[:100]!r} comes twice")
        entries[entry.filename] = entry
    return entries


def _read(file: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes:
    """At most ``most`` bytes; the other compressions would unpack far past a limit."""
    encrypted = entry.flag_bits & 1
    if encrypted or entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise BadDeck(f"{entry.filename!r} is encrypted or packed in a way that is not read")
    with file.open(entry) as stream:
        content = stream.read(most + 1)
    if len(content) > most:
        raise BadDeck(f"{entry.filename!r} is too large")
    return content


def _read_head(raw: bytes) -> Deck:
    head = card_json.parse(_decode(raw))
    if not isinstance(head, dict) or head.get("format") != FORMAT:
        raise BadDeck(f"{_JSON_NAME} does not hold a deck")
    if head.get("version") != VERSION:
        raise BadDeck(f"version {head.get('version')!r} of the format is not known here")
    name, cards = head.get("name"), head.get("cards")
    if not (isinstance(name, str) and isinstance(cards, list)):
        raise BadDeck(f"{_JSON_NAME} lacks the deck's name or its cards")
    return Deck(name, tuple(_numbered(number, given) for number, given in enumerate(cards, 1)))


def _numbered(number: int, given: object) -> Card:
    try:
        return card_json.from_document(given)
    except BadInput as problem:
        what = ", ".join(map(repr, problem.args))
        raise BadDeck(f"card {number}: {problem.name} ({what})") from None


def _check_pictures(deck: Deck, names: Iterable[str]) -> None:
    differing = {card.picture for card in deck.cards if card.picture} ^ set(names)
    if differing:
        raise BadDeck(f"the picture {min(differing)[:100]!r} is missing, or no card names it")


def _entry(name: str, compression: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = compression
    return entry
