"""A store in this process's memory, for tests and for trying things out."""

from collections import Counter
from collections.abc import Mapping, Sequence
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
from guesswho.store.feedback import FeedbackRecord, Tally, hour_of, tally
from guesswho.store.memory_accounts import MemoryAccounts
from guesswho.store.memory_decks import MemoryTeamDecks
from guesswho.store.records import (
    CardRecord,
    DraftRecord,
    Holdings,
    MatchRecord,
    PurgeRecord,
    check_rises,
)

_T = TypeVar("_T")


class MemoryStore(MemoryAccounts, MemoryTeamDecks):
    """A ``Store`` that is gone with the process."""

    def __init__(self) -> None:
        super().__init__()
        self._lock = Lock()
        self._matches: dict[str, MatchRecord] = {}
        self._flips: dict[str, dict[tuple[int, str], int]] = {}
        self._drafts: dict[str, DraftRecord] = {}
        self._cards: dict[str, CardRecord] = {}
        self._feedback: list[FeedbackRecord] = []
        self._tallies: Counter[Tally] = Counter()
        self._purges: list[PurgeRecord] = []

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

    def note_match(self, match_id: str, version: int, notes: str) -> None:
        """See ``MatchStore``."""
        with self._lock:
            saved = self.match(match_id)
            if saved.version != version:
                raise StaleMatch(saved.version)
            self._matches[match_id] = replace(saved, notes=notes)

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

    def add_card(
        self,
        record: CardRecord,
        draft_id: str | None = None,
        feedback: Sequence[FeedbackRecord] = (),
    ) -> None:
        """See ``CardStore``."""
        with self._lock:
            if draft_id is not None and self._drafts.pop(draft_id, None) is None:
                raise DraftNotFound(draft_id)
            self._cards[record.id] = record
            self._append(feedback)

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

    def revise_card(self, record: CardRecord, feedback: Sequence[FeedbackRecord]) -> None:
        """See ``CardStore``."""
        with self._lock:
            if record.id not in self._cards:
                raise CardNotFound(record.id)
            self._cards[record.id] = replace(
                self._cards[record.id],
                name=record.name,
                traits=record.traits,
                consents=record.consents,
                expires=record.expires,
            )
            self._append(feedback)

    def extend_card(self, card_id: str, expires: datetime) -> None:
        """See ``CardStore``."""
        with self._lock:
            if card_id in self._cards:
                self._cards[card_id] = replace(self._cards[card_id], expires=expires)

    def deck_cards(self, now: datetime, limit: int) -> tuple[CardRecord, ...]:
        """See ``CardStore``."""
        with self._lock:
            shown = [c for c in self._cards.values() if c.consents.deck and c.expires > now]
        by_id = sorted(shown, key=lambda card: card.id)
        return tuple(sorted(by_id, key=lambda card: card.created, reverse=True)[:limit])

    def delete_card(self, card_id: str) -> None:
        """See ``CardStore``."""
        self._forget_file_names(card_id)
        with self._lock:
            self._cards.pop(card_id, None)
            self._feedback = [said for said in self._feedback if said.card_id != card_id]
            for match_id in [id_ for id_, m in self._matches.items() if card_id in m.guests]:
                self._drop_match(match_id)

    def expired_cards(self, now: datetime) -> tuple[CardRecord, ...]:
        """See ``CardStore``."""
        with self._lock:
            return tuple(card for card in self._cards.values() if card.expires <= now)

    def feedback(self, card_id: str) -> tuple[FeedbackRecord, ...]:
        """See ``FeedbackStore``."""
        return tuple(said for said in self._feedback if said.card_id == card_id)

    def tallies(self, since: datetime | None = None) -> Mapping[Tally, int]:
        """See ``FeedbackStore``."""
        with self._lock:
            counts = (+self._tallies).items()
        return {key: count for key, count in counts if since is None or key.hour >= hour_of(since)}

    def add_purge(self, record: PurgeRecord) -> None:
        """See ``LedgerStore``."""
        self._purges.insert(0, record)

    def purges(self, limit: int) -> tuple[PurgeRecord, ...]:
        """See ``LedgerStore``."""
        newest = sorted(self._purges, key=lambda purge: purge.at, reverse=True)
        return tuple(newest[:limit])

    def holdings(self) -> Holdings:
        """See ``LedgerStore``."""
        for_team, uploads = self._on_the_desk()
        with self._lock:
            lives: list[DraftRecord | CardRecord] = [*self._drafts.values(), *self._cards.values()]
            return Holdings(
                drafts=len(self._drafts),
                cards=len(self._cards),
                matches=len(self._matches),
                feedback=len(self._feedback),
                for_deck=sum(card.consents.deck for card in self._cards.values()),
                for_improvement=sum(card.consents.improve for card in self._cards.values()),
                for_team=for_team,
                uploads=uploads,
                oldest=min((life.created for life in lives), default=None),
                next_expiry=min((life.expires for life in lives), default=None),
            )

    def _append(self, feedback: Sequence[FeedbackRecord]) -> None:
        before = {(old.card_id, old.attribute): old for old in self._feedback}
        self._feedback += feedback
        outdated = [before.get((new.card_id, new.attribute)) for new in feedback]
        self._tallies.subtract(tally(old) for old in outdated if old)
        self._tallies.update(tally(new) for new in feedback)

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
