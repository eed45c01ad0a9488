"""Files with many photos of colleagues: received in pieces, taken apart, read one by one.

Every step is on record before it is acknowledged, and can be repeated: after a crash a file
goes on where its bytes ended, an unpacking begins again, and a photo that gave a card gives
no second one. Photos lie apart in the data folder until they are read; then they are gone.
"""

import json
import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path, PurePosixPath

from guesswho import errors
from guesswho.cards.card import LONGEST_NAME, clean_name
from guesswho.errors import (
    BadInput,
    BadName,
    BadUpload,
    GuessWhoError,
    ItemTaken,
    UploadNotFound,
    UploadTooLarge,
)
from guesswho.services.card_maker import CardMaker, CodeOf
from guesswho.services.create_card import read_of
from guesswho.services.feedback import Word
from guesswho.services.ids import is_id
from guesswho.services.photo_file import photos
from guesswho.services.photo_reader import PhotoReader
from guesswho.services.turn import is_taken, turn
from guesswho.store import tokens
from guesswho.store.deck_records import ItemRecord, ItemState, UploadRecord, UploadState
from guesswho.store.feedback import Place
from guesswho.store.store import Store

IDLE = timedelta(days=1)
"""A file that nobody goes on with for so long is thrown away."""
_MB = 1_000_000
_NAMELESS = "?"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a file is."""

    upload: UploadRecord
    items: tuple[ItemRecord, ...]

    @property
    def counts(self) -> Mapping[ItemState, int]:
        """How many photos are in which state."""
        return {state: sum(i.state is state for i in self.items) for state in ItemState}

    @property
    def is_left(self) -> bool:
        """Whether all bytes are here and there is still something to do."""
        return self.upload.state in {UploadState.UNPACKING, UploadState.READING}


@dataclass(frozen=True, slots=True)
class Limits:
    """Megabytes."""

    file_mb: int
    photo_mb: int


class UploadService:
    """The way of a file into a deck. Safe to share between threads and processes."""

    def __init__(
        self,
        *,
        store: Store,
        folder: Path,
        reader: PhotoReader,
        maker: CardMaker,
        clock: Callable[[], datetime],
        code_of: CodeOf,
        limits: Limits,
    ) -> None:
        self._store = store
        self._folder = folder
        self._reader = reader
        self._maker = maker
        self._clock = clock
        self._code_of = code_of
        self._limits = limits

    def begin(self, deck_id: str, name: str, size: int) -> UploadRecord:
        """Announce a file of ``size`` bytes; one of this name and size that is partly here goes on.

        Raises ``DeckNotFound``, ``UploadTooLarge``.
        """
        if not 0 <= size <= self._limits.file_mb * _MB:
            raise UploadTooLarge(self._limits.file_mb)
        for known in self._store.uploads(deck_id):
            if (known.name, known.size, known.state) == (name[:200], size, UploadState.RECEIVING):
                return known
        now = self._clock()
        record = UploadRecord(
            id=tokens.new_id(),
            deck_id=deck_id,
            name=name[:200],
            size=size,
            received=0,
            state=UploadState.RECEIVING if size else UploadState.UNPACKING,
            created=now,
            updated=now,
        )
        self._store.add_upload(record)
        self._place(record.id).mkdir(mode=0o700, parents=True)
        self._file(record.id).touch(mode=0o600)
        return record

    def receive(self, upload_id: str, offset: int, data: bytes) -> UploadRecord:
        """Keep the next piece, durably; the answer says how many bytes are here.

        A piece from elsewhere than where they end changes nothing: the sender goes on from
        the answer's ``received``. Raises ``UploadNotFound``.
        """
        record = self._record(upload_id)
        if record.state is not UploadState.RECEIVING or offset != record.received:
            return record
        piece = data[: record.size - offset]
        with self._file(upload_id).open("r+b") as file:
            file.seek(offset)
            file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        received = offset + len(piece)
        whole = received == record.size
        state = UploadState.UNPACKING if whole else UploadState.RECEIVING
        return self._saved(replace(record, received=received, state=state))

    def progress(self, upload_id: str) -> Progress:
        """Return how far it is. Raises ``UploadNotFound``."""
        return Progress(self._record(upload_id), self._store.items(upload_id))

    def uploads(self, deck_id: str) -> tuple[Progress, ...]:
        """Return a deck's files, the oldest first."""
        found = self._store.uploads(deck_id)
        return tuple(Progress(record, self._store.items(record.id)) for record in found)

    def work_on(self, deck_id: str) -> int:
        """Do all that is left of a deck's files, also of those that arrive meanwhile.

        Waits until whoever is at it has ended. Returns how many files it worked on. Raises as
        ``work`` does.
        """
        worked = 0
        with turn(self._folder):
            while left := [one.upload.id for one in self.uploads(deck_id) if one.is_left]:
                for upload_id in left:
                    self.work(upload_id)
                worked += len(left)
        return worked

    def is_worked_on(self) -> bool:
        """Whether somebody is at files that have arrived."""
        return is_taken(self._folder)

    def work(self, upload_id: str, tell: Callable[[], None] = lambda: None) -> None:
        """Do all that is left to do with a file that is here; call ``tell`` after each photo.

        May run long; several at once, and again after a crash, do no harm. Raises
        ``UploadNotFound``, ``ModelUnavailable``, ``StoreUnavailable``.
        """
        record = self._record(upload_id)
        if record.state is UploadState.UNPACKING:
            record = self._unpacked(record)
            tell()
        if record.state is not UploadState.READING:
            return
        for item in self._store.items(upload_id):
            if item.state is ItemState.WAITING:
                self._read(item)
                tell()
        shutil.rmtree(self._place(upload_id), ignore_errors=True)
        self._saved(replace(record, state=UploadState.DONE))

    def forget(self, upload_id: str) -> None:
        """Throw the file away; cards that it gave stay. Raises ``UploadNotFound``."""
        _throw_away(self._store, self._folder, self._record(upload_id))

    def _unpacked(self, record: UploadRecord) -> UploadRecord:
        """Lay every photo of the file into a file of its own, named by its number."""
        items = []
        try:
            found = photos(self._file(record.id), record.name, self._limits.photo_mb)
            for number, photo in enumerate(found):
                item = ItemRecord(upload_id=record.id, number=number, name=photo.name[-200:])
                if isinstance(photo.content, bytes):
                    self._item(item).write_bytes(photo.content)
                else:
                    item = replace(item, state=ItemState.REFUSED, problem=written(photo.content))
                items.append(item)
        except BadUpload as error:
            shutil.rmtree(self._place(record.id), ignore_errors=True)
            return self._saved(replace(record, state=UploadState.REFUSED, problem=written(error)))
        reading = replace(record, state=UploadState.READING, updated=self._clock())
        self._store.unpack_upload(reading, items)
        self._file(record.id).unlink(missing_ok=True)
        return reading

    def _read(self, item: ItemRecord) -> None:
        """Make the item's card, or say why not; then its photo is gone."""
        path = self._item(item)
        try:
            reading = self._reader.classify(path.read_bytes())
            with self._maker.made(
                reading.portrait, read_of(reading), _word(item), self._code_of
            ) as (record, said):
                self._store.finish_item(item, record, said)
        except ItemTaken:
            return
        except FileNotFoundError:  # another one has just read it
            return
        except BadInput as error:
            self._store.refuse_item(item, written(error))
        path.unlink(missing_ok=True)

    def _record(self, upload_id: str) -> UploadRecord:
        if not is_id(upload_id):
            raise UploadNotFound(upload_id)
        return self._store.upload(upload_id)

    def _saved(self, record: UploadRecord) -> UploadRecord:
        record = replace(record, updated=self._clock())
        self._store.update_upload(record)
        return record

    def _place(self, upload_id: str) -> Path:
        return self._folder / upload_id

    def _file(self, upload_id: str) -> Path:
        return self._place(upload_id) / "whole"

    def _item(self, item: ItemRecord) -> Path:
        return self._place(item.upload_id) / str(item.number)


def forget_idle(store: Store, folder: Path, now: datetime) -> tuple[str, ...]:
    """Throw away the files in ``folder`` that nobody goes on with; return their ids."""
    idle = store.idle_uploads(now - IDLE)
    for record in idle:
        _throw_away(store, folder, record)
    return tuple(record.id for record in idle)


def name_of(file_name: str) -> str:
    """Return the name that a photo's file name suggests: ``anna_maria-smith.jpg`` is one.

    A person mends it later; a name that cannot be read at all becomes a question mark.
    """
    stem = PurePosixPath(file_name.replace("\\", "/")).stem
    words = " ".join(stem.replace("_", " ").replace(".", " ").split())
    for length in range(LONGEST_NAME, 0, -1):
        try:
            return clean_name(words[:length])
        except BadName:
            continue
    return _NAMELESS


def written(error: GuessWhoError) -> str:
    """Write an error down, to be told later in the reader's language."""
    return json.dumps([error.name, *error.args])


def problem(text: str) -> GuessWhoError:
    """Return the error that ``written`` wrote down."""
    name, *arguments = json.loads(text)
    kind: type[GuessWhoError] = getattr(errors, name)
    return kind(*arguments)


def _word(item: ItemRecord) -> Word:
    return Word(name=name_of(item.name), corrections={}, place=Place.STAFF)


def _throw_away(store: Store, folder: Path, record: UploadRecord) -> None:
    """Files first: whatever stops in between, the photos are gone."""
    shutil.rmtree(folder / record.id, ignore_errors=True)
    store.delete_upload(record.id)
