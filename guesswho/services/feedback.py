"""What a person said of the predictions, written down rightly.

An answer that nobody touched is not confirmed by that: people in a hurry leave wrong ones.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from guesswho.services.draft import final_traits
from guesswho.store.feedback import FeedbackRecord, Place, Said
from guesswho.store.records import CardRecord, Consents, Frame, Scores, Versions

NOTHING_AGREED = Consents()
UNKNOWN_VERSION = ""
"""Of a draft that an older program saved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """What a person says while a card is made or mended."""

    name: str
    corrections: Mapping[str, str | None]
    """Attribute to a value, or to ``None`` or blank for "not stated"."""
    confirmed: Collection[str] = ()
    """Attributes whose answer the person called right."""
    consents: Consents = NOTHING_AGREED
    place: Place = Place.VISITOR


@dataclass(frozen=True, slots=True)
class Read:
    """What the classifiers said of the picture in ``frame``."""

    frame: Frame
    scores: Scores
    model: str
    versions: Versions


def feedback(card: CardRecord, read: Read, word: Word, now: datetime) -> tuple[FeedbackRecord, ...]:
    """Return one record for each attribute that was read; the card's traits are final."""
    shown = final_traits(read.scores, {})
    return tuple(
        FeedbackRecord(
            card_id=card.id,
            attribute=attribute,
            predicted=max(scores, key=scores.__getitem__),
            scores=scores,
            shown=shown[attribute],
            final=card.traits[attribute],
            said=said(attribute, shown[attribute], word),
            trunk=read.versions.get("trunk", UNKNOWN_VERSION),
            head=read.versions.get(attribute, UNKNOWN_VERSION),
            frame=read.frame,
            place=word.place,
            group=card.traits["gender"],
            improve=card.consents.improve,
            created=now,
        )
        for attribute, scores in read.scores.items()
    )


def revision(
    card: CardRecord, earlier: Sequence[FeedbackRecord], word: Word, now: datetime
) -> tuple[FeedbackRecord, ...]:
    """Return the later records of what ``word`` touches; ``card`` is the card as it is now."""
    last = {record.attribute: record for record in earlier}
    touched = word.corrections.keys() | set(word.confirmed)
    return tuple(
        replace(
            record,
            shown=record.final,
            final=card.traits[attribute],
            said=said(attribute, record.final, word),
            place=word.place,
            group=card.traits["gender"],
            improve=card.consents.improve,
            created=now,
        )
        for attribute, record in last.items()
        if attribute in touched
    )


def said(attribute: str, shown: str | None, word: Word) -> Said:
    """Return what the person did about the answer ``shown``.

    Whoever taps the value that stands there already has confirmed it.
    """
    if attribute not in word.corrections:
        return Said.CONFIRMED if attribute in word.confirmed else Said.UNTOUCHED
    value = word.corrections[attribute]
    if not value:
        return Said.WITHHELD
    return Said.CONFIRMED if value == shown else Said.CORRECTED
