"""What became of predictions: one record for each word of a person, and counts that stay.

A record belongs to a card and goes with it. Before that it was counted in a ``Tally``, which
names no card, ties no two attributes together and knows the hour at best: what the monitor
shows of people who are long deleted.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from guesswho.store.records import Frame


class Said(StrEnum):
    """What the person did about one prediction. Silence is no agreement."""

    UNTOUCHED = "untouched"
    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    WITHHELD = "withheld"


class Place(StrEnum):
    """Where a card was made."""

    VISITOR = "visitor"
    STAFF = "staff"
    API = "api"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackRecord:
    """One attribute of one card: what was read, what was shown, what became final.

    Never changed: a later word about the same attribute is a later record.
    """

    card_id: str
    attribute: str
    predicted: str
    scores: Mapping[str, float]
    """Value to calibrated probability, as the classifier said it."""
    shown: str | None
    """What stood on the page before the person said anything; ``None``: left open."""
    final: str | None
    """``None``: not stated."""
    said: Said
    trunk: str
    head: str
    """Versions of the two files that gave the scores."""
    frame: Frame
    """What of the photo was read, in its pixels."""
    place: Place
    group: str | None
    """The final gender of the card; ``None``: not stated."""
    improve: bool
    """Whether the person lets us learn from the picture."""
    created: datetime


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Tally:
    """All that answers have in common who are counted together."""

    hour: datetime
    attribute: str
    place: str
    trunk: str
    head: str
    predicted: str
    final: str
    """Blank: not stated."""
    said: str
    group: str
    """Final gender of the card; blank: not stated."""
    percent: int
    """Confidence of the prediction, 0 to 100, rounded."""


def hour_of(moment: datetime) -> datetime:
    """Return the hour that a moment is counted in."""
    return moment.astimezone(UTC).replace(minute=0, second=0, microsecond=0)


def tally(record: FeedbackRecord) -> Tally:
    """Return what is counted of ``record``."""
    return Tally(
        hour=hour_of(record.created),
        attribute=record.attribute,
        place=record.place.value,
        trunk=record.trunk,
        head=record.head,
        predicted=record.predicted,
        final=record.final or "",
        said=record.said.value,
        group=record.group or "",
        percent=round(100 * record.scores[record.predicted]),
    )
