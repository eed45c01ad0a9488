"""Records to rows of the tables, and back."""

import dataclasses
from collections.abc import Sequence
from typing import Any

from sqlalchemy import RowMapping

from guesswho.attributes import Traits
from guesswho.store.feedback import FeedbackRecord, Place, Said
from guesswho.store.records import CardRecord, Consents, DraftRecord, Face, Frame, MatchRecord

Row = dict[str, Any]


def match_row(record: MatchRecord) -> Row:
    """Return the row in ``matches``; the guests have a table of their own."""
    row = _fields(record)
    del row["guests"]
    row["first_seat_hash"], row["second_seat_hash"] = row.pop("seat_token_hashes")
    row["first_seen"], row["second_seen"] = row.pop("seen")
    return row


def match_record(rows: Sequence[RowMapping]) -> MatchRecord:
    """Return the match from its row joined with its guests: one row each, at least one."""
    fields = dict(rows[0])
    del fields["match_id"], fields["card_id"]
    seats = (fields.pop("first_seat_hash"), fields.pop("second_seat_hash"))
    seen = (fields.pop("first_seen"), fields.pop("second_seen"))
    guests = frozenset(row["card_id"] for row in rows if row["card_id"] is not None)
    return MatchRecord(seat_token_hashes=seats, seen=seen, guests=guests, **fields)


def draft_row(record: DraftRecord) -> Row:
    """Return the row in ``drafts``."""
    return _fields(record) | {"scores": _plain(record), "versions": dict(record.versions)}


def draft_record(row: RowMapping) -> DraftRecord:
    """Return the draft from its row."""
    fields = dict(row)
    width, height = fields.pop("size")
    faces = tuple(_face(face) for face in fields.pop("faces"))
    face = fields.pop("face")
    return DraftRecord(
        size=(width, height),
        faces=faces,
        face=None if face is None else _face(face),
        frame=_frame(fields.pop("frame")),
        **fields,
    )


def card_row(record: CardRecord) -> Row:
    """Return the row in ``cards``."""
    row = _fields(record) | {"traits": dict(record.traits), "scores": _plain(record)}
    consents = row.pop("consents")
    return row | {"for_deck": consents.deck, "for_improvement": consents.improve}


def card_record(row: RowMapping) -> CardRecord:
    """Return the card from its row."""
    fields = dict(row)
    consents = Consents(deck=fields.pop("for_deck"), improve=fields.pop("for_improvement"))
    return CardRecord(traits=Traits(fields.pop("traits")), consents=consents, **fields)


def feedback_row(record: FeedbackRecord) -> Row:
    """Return the row in ``feedback``; the database numbers it."""
    scores = {value: float(score) for value, score in record.scores.items()}
    said, place = record.said.value, record.place.value
    return _fields(record) | {"scores": scores, "said": said, "place": place}


def feedback_record(row: RowMapping) -> FeedbackRecord:
    """Return the record from its row."""
    fields = dict(row)
    del fields["id"]
    fields["frame"] = _frame(fields["frame"])
    said, place = Said(fields.pop("said")), Place(fields.pop("place"))
    return FeedbackRecord(said=said, place=place, **fields)


def _fields(record: MatchRecord | DraftRecord | CardRecord | FeedbackRecord) -> Row:
    """Return a record's fields, one level deep (``asdict`` would copy what is inside)."""
    return {field.name: getattr(record, field.name) for field in dataclasses.fields(record)}


def _plain(record: DraftRecord | CardRecord) -> dict[str, dict[str, float]]:
    """Return the scores as what JSON knows, whatever mapping and float type they came in."""
    return {
        attribute: {value: float(score) for value, score in scores.items()}
        for attribute, scores in record.scores.items()
    }


def _frame(numbers: Sequence[int]) -> Frame:
    """Read four numbers too: drafts from before frames could turn stand upright."""
    x, y, width, height, turn = (*numbers, 0)[:5]
    return x, y, width, height, turn


def _face(numbers: Sequence[int]) -> Face:
    x, y, width, height = numbers
    return x, y, width, height
