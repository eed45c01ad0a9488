"""A store in this process's memory, for tests and for trying things out."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from threading import Lock
from typing import TypeVar

from guesswho.errors import (
    CardNotFound,
    DraftNotFound,
    FriendIsHere,
    MatchNotFound,
    SeatTaken,
    StaleMatch,
    WrongDeletionCode,
)
from guesswho.store.memory_accounts import MemoryAccounts
from guesswho.store.records import CardRecord, DraftRecord, MatchRecord, check_rises

_T = TypeVar("_T")


class MemoryStore(MemoryAccounts):
    """A ``Store`` that is gone with the process."""

    def __init__(self) -> None:
        super().__init__()
        self._lock = Lock()
        self._matches: dict[str, MatchRecord] = {}
        self._flips: dict[str, dict[tuple[int, str], int]] = {}
        self._drafts: dict[str, DraftRecord] = {}
        self._cards: dict[str, CardRecord] = {}

    def add_match(self, record: MatchRecord) -> None:
        """See ``MatchStore``."""
        with self._lock:
            for guest in sorted(record.guests - self._cards.keys()):
                raise CardNotFound(guest)
            self._matches[record.id] = record

    def match(self, match_id: str) -> MatchRecord:
        """See ``MatchStore``."""
        try:
            return self._matches[match_id]
        except KeyError:
            raise MatchNotFound(match_id) from None

    def update_match(self, record: MatchRecord, expected_version: int) -> None:
        """See ``MatchStore``."""
        check_rises(record, expected_version)
        with self._lock:
            saved = self.match(record.id)
            if saved.version != expected_version:
                raise StaleMatch(saved.version)
            self._matches[record.id] = replace(
                saved,
                version=record.version,
                transcript=record.transcript,
                notes=record.notes,
                updated=record.updated,
            )

    def take_seat(self, match_id: str, seat: int, token_hash: str, now: datetime | None) -> None:
        """See ``MatchStore``."""
        with self._lock:
            saved = self.match(match_id)
            if saved.opponent is not None or saved.seat_token_hashes[seat] is not None:
                raise SeatTaken(match_id)
            self._matches[match_id] = replace(
                saved,
                seat_token_hashes=_put(saved.seat_token_hashes, seat, token_hash),
                seen=_put(saved.seen, seat, now),
            )

    def see(self, match_id: str, seat: int, now: datetime) -> None:
        """See ``MatchStore``."""
        with self._lock:
            saved = self._matches.get(match_id)
            if saved:
                self._matches[match_id] = replace(saved, seen=_put(saved.seen, seat, now))

    def replace_player(
        self, match_id: str, seat: int, opponent: str, unseen_since: datetime
    ) -> None:
        """See ``MatchStore``."""
        with self._lock:
            saved = self.match(match_id)
            token, seen = saved.seat_token_hashes[seat], saved.seen[seat]
            gone = token is None or (seen is not None and seen < unseen_since)
            if saved.opponent is not None or not gone:
                raise FriendIsHere
            self._matches[match_id] = replace(
                saved,
                opponent=opponent,
                seat_token_hashes=_put(saved.seat_token_hashes, seat, None),
                left_token_hash=token,
            )

    def arrange_rematch(self, match_id: str, rematch: str) -> str:
        """See ``MatchStore``."""
        with self._lock:
            saved = self.match(match_id)
            arranged = saved.rematch or rematch
            self._matches[match_id] = replace(saved, rematch=arranged)
            return arranged

    def delete_matches(self, idle_since: datetime) -> tuple[str, ...]:
        """See ``MatchStore``."""
        with self._lock:
            idle = tuple(id_ for id_, m in self._matches.items() if m.updated < idle_since)
            for match_id in idle:
                self._drop_match(match_id)
            return idle

    def flip_down(self, match_id: str, seat: int, card: str, turns: int) -> None:
        """See ``FlipStore``."""
        with self._lock:
            self.match(match_id)
            self._flips.setdefault(match_id, {}).setdefault((seat, card), turns)

    def flip_up(self, match_id: str, seat: int, card: str) -> None:
        """See ``FlipStore``."""
        with self._lock:
            self._flips.get(match_id, {}).pop((seat, card), None)

    def flipped(self, match_id: str, seat: int) -> Mapping[str, int]:
        """See ``FlipStore``."""
        with self._lock:
            lying = self._flips.get(match_id, {}).items()
            return {card: turns for (place, card), turns in lying if place == seat}

    def add_draft(self, record: DraftRecord) -> None:
        """See ``DraftStore``."""
        self._drafts[record.id] = record

    def draft(self, draft_id: str, now: datetime) -> DraftRecord:
        """See ``DraftStore``."""
        record = self._drafts.get(draft_id)
        if record is None or record.expires <= now:
            raise DraftNotFound(draft_id)
        return record

    def update_draft(self, record: DraftRecord) -> None:
        """See ``DraftStore``."""
        with self._lock:
            if record.id not in self._drafts:
                raise DraftNotFound(record.id)
            self._drafts[record.id] = record

    def delete_draft(self, draft_id: str) -> None:
        """See ``DraftStore``."""
        self._drafts.pop(draft_id, None)

    def expired_drafts(self, now: datetime) -> tuple[DraftRecord, ...]:
        """See ``DraftStore``."""
        with self._lock:
            return tuple(draft for draft in self._drafts.values() if draft.expires <= now)

    def add_card(self, record: CardRecord, draft_id: str | None = None) -> None:
        """See ``CardStore``."""
        with self._lock:
            if draft_id is not None and self._drafts.pop(draft_id, None) is None:
                raise DraftNotFound(draft_id)
            self._cards[record.id] = record

    def card(self, card_id: str, now: datetime) -> CardRecord:
        """See ``CardStore``."""
        record = self._cards.get(card_id)
        if record is None or record.expires <= now:
            raise CardNotFound(card_id)
        return record

    def card_with_code(self, code_hash: str) -> CardRecord:
        """See ``CardStore``."""
        with self._lock:
            for card in self._cards.values():
                if card.deletion_code_hash == code_hash:
                    return card
        raise WrongDeletionCode

    def delete_card(self, card_id: str) -> None:
        """See ``CardStore``."""
        with self._lock:
            self._cards.pop(card_id, None)
            for match_id in [id_ for id_, m in self._matches.items() if card_id in m.guests]:
                self._drop_match(match_id)

    def expired_cards(self, now: datetime) -> tuple[CardRecord, ...]:
        """See ``CardStore``."""
        with self._lock:
            return tuple(card for card in self._cards.values() if card.expires <= now)

    def picture_names(self) -> frozenset[str]:
        """See ``Store``."""
        with self._lock:
            photos = {draft.picture for draft in self._drafts.values()}
            return frozenset(photos | {card.picture for card in self._cards.values()})

    def keeps_picture(self, name: str, now: datetime) -> bool:
        """See ``Store``."""
        with self._lock:
            records: list[DraftRecord | CardRecord] = [*self._drafts.values()]
            records += self._cards.values()
        return any(record.picture == name and record.expires > now for record in records)

    def check(self) -> None:
        """See ``Store``: memory can always be reached."""

    def close(self) -> None:
        """See ``Store``: there is nothing to let go of."""

    def _drop_match(self, match_id: str) -> None:
        del self._matches[match_id]
        self._flips.pop(match_id, None)


def _put(pair: tuple[_T, _T], seat: int, value: _T) -> tuple[_T, _T]:
    return (pair[0], value) if seat else (value, pair[1])
