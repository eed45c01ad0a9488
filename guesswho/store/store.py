"""What a store does: small Protocols, composed into ``Store``.

Whatever a method has returned from is durable: it survives the death of the process.
Every method may raise ``StoreUnavailable``, which may pass. Methods are safe to call from
several threads and processes at once.

Records name pictures but never own the files: **services** delete the picture first and the
record second, so that whatever stops in between, the photo is gone and the deletion can be
repeated. Files that no record names are found by ``purge``.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from guesswho.store.account_store import AccountStore
from guesswho.store.deck_store import TeamDeckStore, UploadStore
from guesswho.store.feedback import FeedbackRecord, Tally
from guesswho.store.records import CardRecord, DraftRecord, Holdings, MatchRecord, PurgeRecord


class MatchStore(Protocol):
    """Matches, changed by compare-and-swap."""

    def add_match(self, record: MatchRecord) -> None:
        """Save a new match. Raises ``CardNotFound`` when one of its guests is gone."""
        ...

    def match(self, match_id: str) -> MatchRecord:
        """Return the match as it was last saved. Raises ``MatchNotFound``."""
        ...

    def update_match(self, record: MatchRecord, expected_version: int) -> None:
        """Save ``version``, ``transcript``, ``notes`` and ``updated`` of ``record``.

        It is saved only if the saved match still has ``expected_version``: of several who
        act on the same version exactly one succeeds. The other fields do not change here.

        Raises ``StaleMatch`` with the current version, ``MatchNotFound``, or ``ValueError``
        unless ``record.version`` is above ``expected_version``.
        """
        ...

    def note_match(self, match_id: str, version: int, notes: str) -> None:
        """Save ``notes`` beside a match that is at ``version`` and stays there.

        Of several who do so at one version the last one's notes stay, so whoever calls this
        writes what all of them would. Raises ``StaleMatch`` or ``MatchNotFound``.
        """
        ...

    def take_seat(self, match_id: str, seat: int, token_hash: str, now: datetime | None) -> None:
        """Give the free seat 0 or 1 to whoever has this token and was seen ``now``.

        ``None`` where both sit at one device and nobody looks for signs of life. Independent of
        the version. Raises ``SeatTaken`` when somebody has it or the computer plays there,
        ``MatchNotFound``.
        """
        ...

    def see(self, match_id: str, seat: int, now: datetime) -> None:
        """Note a sign of life of who sits in ``seat``; a match that is gone is no error."""
        ...

    def replace_player(
        self, match_id: str, seat: int, opponent: str, unseen_since: datetime
    ) -> None:
        """Let the computer play ``seat``, which is free or was last seen before this moment.

        Its token's hash becomes ``left_token_hash``; independent of the version. Raises
        ``FriendIsHere`` if there is a newer sign of life, if nobody looks for one, or if the
        computer plays in this match already; ``MatchNotFound``.
        """
        ...

    def arrange_rematch(self, match_id: str, rematch: str) -> str:
        """Note the id of the next match of the same two, unless one is noted already.

        Returns the one that is noted now. Raises ``MatchNotFound``.
        """
        ...

    def delete_matches(self, idle_since: datetime) -> tuple[str, ...]:
        """Delete the matches last updated before ``idle_since``; return their ids."""
        ...


class FlipStore(Protocol):
    """Frames that people flip by hand: one by one, so that two at once never undo each other.

    Independent of the match's version, and deleted with the match.
    """

    def flip_down(self, match_id: str, seat: int, card: str, turns: int) -> None:
        """Note that a frame lies since ``turns`` turns were made; one that lies stays as it is.

        Raises ``MatchNotFound``.
        """
        ...

    def flip_up(self, match_id: str, seat: int, card: str) -> None:
        """Note that a frame stands; one that does, or a match that is gone, is no error."""
        ...

    def flipped(self, match_id: str, seat: int) -> Mapping[str, int]:
        """Return the cards of the frames that lie, each with its ``turns``."""
        ...


class PlayStore(MatchStore, FlipStore, Protocol):
    """What playing needs."""


class DraftStore(Protocol):
    """Photos that were read but are not cards yet."""

    def add_draft(self, record: DraftRecord) -> None:
        """Save a new draft."""
        ...

    def draft(self, draft_id: str, now: datetime) -> DraftRecord:
        """Return the draft. Raises ``DraftNotFound``, also when it has expired by ``now``."""
        ...

    def update_draft(self, record: DraftRecord) -> None:
        """Save what another frame of the same photo gave. Raises ``DraftNotFound``."""
        ...

    def delete_draft(self, draft_id: str) -> None:
        """Delete the draft; one that is gone already is no error."""
        ...

    def expired_drafts(self, now: datetime) -> tuple[DraftRecord, ...]:
        """Return the drafts whose time is over at ``now``."""
        ...


class CardStore(Protocol):
    """People's own cards."""

    def add_card(
        self,
        record: CardRecord,
        draft_id: str | None = None,
        feedback: Sequence[FeedbackRecord] = (),
    ) -> None:
        """Save a new card; in the same step delete the draft it was made from, if any.

        What the person said of the predictions is saved and counted in that step, too.
        Raises ``DraftNotFound``, and saves nothing, when that draft is gone: of two
        clicks on "done" one makes a card. Its photo stays for the caller to delete.
        """
        ...

    def card(self, card_id: str, now: datetime) -> CardRecord:
        """Return the card. Raises ``CardNotFound``, also when it has expired by ``now``."""
        ...

    def card_with_code(self, code_hash: str) -> CardRecord:
        """Return the card that a deletion code belongs to, expired or not.

        Raises ``WrongDeletionCode``.
        """
        ...

    def revise_card(self, record: CardRecord, feedback: Sequence[FeedbackRecord]) -> None:
        """Save name, traits, consents and expiry of ``record``; add what was said later.

        The earlier records stay, but only the last word about an attribute is counted.
        Raises ``CardNotFound``.
        """
        ...

    def extend_card(self, card_id: str, expires: datetime) -> None:
        """Let the card live on; one that is gone is no error."""
        ...

    def delete_card(self, card_id: str) -> None:
        """Delete the card, its feedback, every match it is a guest of, its files' names.

        What was counted stays counted. One that is gone is no error.
        """
        ...

    def deck_cards(self, now: datetime, limit: int) -> tuple[CardRecord, ...]:
        """Return the newest living cards whose people let others meet them, newest first."""
        ...

    def expired_cards(self, now: datetime) -> tuple[CardRecord, ...]:
        """Return the cards whose time is over at ``now``."""
        ...


class FeedbackStore(Protocol):
    """What people said of predictions."""

    def feedback(self, card_id: str) -> tuple[FeedbackRecord, ...]:
        """Return all records of a card, oldest first; none for a card that is gone."""
        ...

    def tallies(self, since: datetime | None = None) -> Mapping[Tally, int]:
        """Return how often each answer was given, from the hour of ``since`` on."""
        ...


class LedgerStore(Protocol):
    """Proof of what is held and what was deleted."""

    def add_purge(self, record: PurgeRecord) -> None:
        """Save that a purge ran."""
        ...

    def purges(self, limit: int) -> tuple[PurgeRecord, ...]:
        """Return the last purges, newest first."""
        ...

    def holdings(self) -> Holdings:
        """Count what is held, as of one moment."""
        ...


class Store(
    PlayStore,
    DraftStore,
    CardStore,
    FeedbackStore,
    LedgerStore,
    AccountStore,
    TeamDeckStore,
    UploadStore,
    Protocol,
):
    """All of it, and its life."""

    def picture_names(self) -> frozenset[str]:
        """Return the name of every picture that a record mentions, as of one moment."""
        ...

    def keeps_picture(self, name: str, now: datetime) -> bool:
        """Say whether a draft or card that has not expired by ``now`` names this picture."""
        ...

    def check(self) -> None:
        """Return if the store can be reached; raise ``StoreUnavailable`` if not."""
        ...

    def close(self) -> None:
        """Let go of connections; the store is not used afterwards."""
        ...
