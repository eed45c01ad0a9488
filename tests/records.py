"""Records with something in every field; a test says only what matters to it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from guesswho.attributes import Traits
from guesswho.store.account_records import LinkRecord, LoginRecord, Role, UserRecord
from guesswho.store.feedback import FeedbackRecord, Place, Said
from guesswho.store.records import CardRecord, Consents, DraftRecord, MatchRecord
from guesswho.store.tokens import code_hash, new_id

NOON = datetime(2026, 5, 4, 12, 0, 0, 123456, tzinfo=UTC)


def a_match(**changes: object) -> MatchRecord:
    match = MatchRecord(
        id=new_id(),
        version=0,
        transcript="guesswho 1\nsecret: Žofie 🦊 \\ '\"",
        seat_token_hashes=("a" * 64, None),
        opponent="clever",
        notes='{"answers": "app"}',
        created=NOON,
        updated=NOON,
    )
    return replace(match, **changes)


def a_draft(**changes: object) -> DraftRecord:
    draft = DraftRecord(
        id=new_id(),
        picture="p" * 32 + ".jpg",
        size=(512, 640),
        faces=((10, 20, 30, 40), (50, 60, 7, 8)),
        face=(10, 20, 30, 40),
        frame=(0, 0, 90, 110, -7),
        framed=True,
        scores={"hat": {"no": 0.1, "yes": 0.9}, "tie": {"no": 1 / 3, "yes": 2 / 3}},
        model="trunk-1",
        versions={"trunk": "t1", "hat": "h1", "tie": "h2"},
        created=NOON,
        expires=NOON + timedelta(hours=1),
    )
    return replace(draft, **changes)


def a_card(**changes: object) -> CardRecord:
    card = CardRecord(
        id=new_id(),
        name="Åsa \N{WOMAN}\N{ZERO WIDTH JOINER}\N{MICROSCOPE}",
        traits=Traits({"hat": "no", "hair_colour": "red"}),
        picture="c" * 32 + ".jpg",
        scores={"hat": {"no": 0.1, "yes": 0.9}},
        model="trunk-1",
        deletion_code_hash=code_hash(new_id()),
        consents=Consents(deck=True),
        created=NOON,
        expires=NOON + timedelta(hours=1),
    )
    return replace(card, **changes)


def a_user(**changes: object) -> UserRecord:
    user = UserRecord(
        id=new_id(),
        name="Žofie",
        key="žofie",
        role=Role.STAFF,
        password_hash="$argon2id$v=19$…",
        created=NOON,
    )
    return replace(user, **changes)


def a_link(**changes: object) -> LinkRecord:
    return replace(
        LinkRecord(id=new_id(), user_id=None, expires=NOON + timedelta(hours=1)), **changes
    )


def a_login(**changes: object) -> LoginRecord:
    login = LoginRecord(token_hash="t" * 64, user_id="nobody", created=NOON, seen=NOON)
    return replace(login, **changes)


def a_feedback(card_id: str, **changes: object) -> FeedbackRecord:
    feedback = FeedbackRecord(
        card_id=card_id,
        attribute="hat",
        predicted="yes",
        scores={"no": 0.1, "yes": 0.9},
        shown="yes",
        final="no",
        said=Said.CORRECTED,
        trunk="t1",
        head="h1",
        frame=(0, 0, 90, 110, 0),
        place=Place.VISITOR,
        group="female",
        improve=False,
        created=NOON,
    )
    return replace(feedback, **changes)
