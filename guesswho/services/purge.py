"""Deletes what is past its time; run daily, and safe to run while people play."""

import json
import logging
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path

from guesswho.services.accounts.logins import IDLE, LONGEST
from guesswho.services.create_card import forget
from guesswho.services.uploads import forget_idle
from guesswho.store.pictures import Pictures
from guesswho.store.records import PurgeRecord
from guesswho.store.store import Store

MATCH_LIFE = timedelta(days=30)
"""A match that nobody has touched for so long is over for everybody."""

ORPHAN_GRACE = timedelta(hours=1)
"""A picture is written before the record that names it; no request takes nearly so long."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Purged:
    """What was deleted: ids, and names of pictures that no record named."""

    drafts: tuple[str, ...]
    cards: tuple[str, ...]
    uploads: tuple[str, ...]
    matches: tuple[str, ...]
    """Idle ones; those that went with a card of theirs are not listed."""
    pictures: tuple[str, ...]


def purge(store: Store, pictures: Pictures, uploads: Path, now: datetime) -> Purged:
    """Delete what has expired at ``now``, matches and uploads long idle, orphaned pictures.

    ``uploads`` is the folder of the files that staff send.

    Logins and one-time links that have ended go, too, and are not reported.

    Saves a record of it and writes one line to the log, also when there was nothing to
    delete: they prove that the purge ran. Raises ``StoreUnavailable``; what was deleted
    until then stays deleted.
    """
    _forget_logins(store, now)
    purged = Purged(
        drafts=_purge_drafts(store, pictures, now),
        cards=_purge_cards(store, pictures, now),
        uploads=forget_idle(store, uploads, now),
        matches=store.delete_matches(now - MATCH_LIFE),
        pictures=_purge_orphans(store, pictures, now - ORPHAN_GRACE),
    )
    deleted = {kind: len(ids) for kind, ids in asdict(purged).items()}
    store.add_purge(PurgeRecord(at=now, deleted=deleted))
    _log.info("purged at %s: %s", now.isoformat(), json.dumps(asdict(purged)))
    return purged


def _purge_drafts(store: Store, pictures: Pictures, now: datetime) -> tuple[str, ...]:
    expired = store.expired_drafts(now)
    for draft in expired:
        pictures.delete(draft.picture)
        store.delete_draft(draft.id)
    return tuple(draft.id for draft in expired)


def _purge_cards(store: Store, pictures: Pictures, now: datetime) -> tuple[str, ...]:
    expired = store.expired_cards(now)
    for card in expired:
        forget(card, store, pictures)
    return tuple(card.id for card in expired)


def _forget_logins(store: Store, now: datetime) -> None:
    store.forget_logins(seen_before=now - IDLE, created_before=now - LONGEST)
    store.forget_links(now)


def _purge_orphans(store: Store, pictures: Pictures, before: datetime) -> tuple[str, ...]:
    """Look at the files first: what they have now, a record may name a moment later."""
    old = frozenset(pictures.names(before))
    orphans = tuple(sorted(old - store.picture_names()))
    for name in orphans:
        pictures.delete(name)
    return orphans
