"""Many photos at once: every step is on record and can be repeated; nothing is doubled."""

import io
import zipfile

import pytest

from guesswho.errors import (
    BadEntryName,
    BrokenZip,
    DeckNotFound,
    EmptyPhoto,
    NotAPicture,
    UploadNotFound,
    UploadTooLarge,
)
from guesswho.services.uploads import IDLE, forget_idle, name_of, problem
from guesswho.store.deck_records import ItemState, UploadState
from guesswho.store.feedback import Place, Said
from tests.photos import astronaut_jpeg

ADA, BO = astronaut_jpeg(), astronaut_jpeg(3)


def zipped(*entries):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return file.getvalue()


@pytest.fixture
def uploads(services):
    return services.uploads


@pytest.fixture
def deck(services):
    return services.team_decks.create("Us", "ada")


@pytest.fixture
def send(uploads, deck):
    """Send a file in pieces; the id of its upload, all of its bytes here and nothing done."""

    def whole(content, name="team.zip", piece=100_000):
        upload = uploads.begin(deck.id, name, len(content))
        while upload.state is UploadState.RECEIVING:
            at = upload.received
            upload = uploads.receive(upload.id, at, content[at : at + piece])
        return upload.id

    return whole


def left_over(settings):
    return [path for path in (settings.data_dir / "uploads").rglob("*") if path.is_file()]


def names(services, deck):
    return [member.card.name for member in services.team_decks.members(deck.id)]


def test_a_zip_becomes_cards_named_after_its_files(services, uploads, send, deck, settings):
    upload = send(zipped(("us/ada_lovelace.jpg", ADA), ("us/bo.jpg", BO)))
    uploads.work(upload)
    assert uploads.progress(upload).upload.state is UploadState.DONE
    assert names(services, deck) == ["ada lovelace", "bo"]
    assert left_over(settings) == []


def test_a_single_photo_needs_no_zip(services, uploads, send, deck):
    uploads.work(send(ADA, "Ada.jpeg"))
    assert names(services, deck) == ["Ada"]


def test_what_was_read_is_on_record_as_untouched(services, uploads, send, deck, store):
    uploads.work(send(ADA))
    [member] = services.team_decks.members(deck.id)
    records = store.feedback(member.card.id)
    assert {record.place for record in records} == {Place.STAFF}
    assert {record.said for record in records} == {Said.UNTOUCHED}
    assert member.confidence["gender"] == pytest.approx(0.9)


def test_each_bad_photo_is_told_by_itself_and_the_rest_arrives(services, uploads, send, deck):
    upload = send(
        zipped(("../a.jpg", ADA), ("text.jpg", b"no picture"), ("empty.jpg", b""), ("bo.jpg", BO))
    )
    uploads.work(upload)
    told = [problem(item.problem) for item in uploads.progress(upload).items if item.problem]
    assert [type(error) for error in told] == [BadEntryName, NotAPicture, EmptyPhoto]
    assert names(services, deck) == ["bo"]
    assert uploads.progress(upload).counts == {
        ItemState.WAITING: 0,
        ItemState.DONE: 1,
        ItemState.REFUSED: 3,
    }


def test_a_file_that_is_no_zip_at_all(uploads, send, settings):
    upload = send(zipped(("ada.jpg", ADA))[:5000])
    uploads.work(upload)
    record = uploads.progress(upload).upload
    assert record.state is UploadState.REFUSED
    assert isinstance(problem(record.problem), BrokenZip)
    assert left_over(settings) == []


def test_a_piece_from_elsewhere_changes_nothing_and_tells_where_to_go_on(uploads, deck):
    upload = uploads.begin(deck.id, "ada.jpg", len(ADA))
    uploads.receive(upload.id, 0, ADA[:1000])
    for offset in (0, 500, 2000):
        assert uploads.receive(upload.id, offset, b"x" * 9).received == 1000
    done = uploads.receive(upload.id, 1000, ADA[1000:] + b"too much")
    assert (done.received, done.state) == (len(ADA), UploadState.UNPACKING)


def test_a_crash_between_two_photos_doubles_nothing(services, uploads, send, deck, settings):
    upload = send(zipped(("ada.jpg", ADA), ("bo.jpg", BO)))
    seen = []

    def crash():
        seen.append(names(services, deck))
        if len(seen[-1]) == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        uploads.work(upload, crash)
    assert names(services, deck) == ["ada"]
    uploads.work(upload)
    assert names(services, deck) == ["ada", "bo"]
    uploads.work(upload)
    assert names(services, deck) == ["ada", "bo"]
    assert left_over(settings) == []


def test_a_crash_while_unpacking_begins_anew(services, uploads, send, deck, store, monkeypatch):
    upload = send(zipped(("ada.jpg", ADA), ("bo.jpg", BO)))

    def crash(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(store, "unpack_upload", crash)
        with pytest.raises(KeyboardInterrupt):
            uploads.work(upload)
    assert uploads.progress(upload).upload.state is UploadState.UNPACKING
    uploads.work(upload)
    assert names(services, deck) == ["ada", "bo"]


def test_limits_and_strangers(uploads, deck):
    with pytest.raises(UploadTooLarge):
        uploads.begin(deck.id, "team.zip", 600_000_001)
    with pytest.raises(UploadTooLarge):
        uploads.begin(deck.id, "team.zip", -1)
    with pytest.raises(DeckNotFound):
        uploads.begin("nobody", "team.zip", 1)
    for upload_id in ("nobody", "../..", "\x00"):
        with pytest.raises(UploadNotFound):
            uploads.receive(upload_id, 0, b"")
        with pytest.raises(UploadNotFound):
            uploads.work(upload_id)


def test_an_empty_file_is_told(uploads, deck):
    upload = uploads.begin(deck.id, "ada.jpg", 0)
    uploads.work(upload.id)
    [item] = uploads.progress(upload.id).items
    assert isinstance(problem(item.problem), EmptyPhoto)


def test_what_nobody_goes_on_with_is_thrown_away(uploads, deck, clock, settings, store):
    upload = uploads.begin(deck.id, "ada.jpg", len(ADA))
    uploads.receive(upload.id, 0, ADA[:1000])
    clock.advance(days=1)
    assert forget_idle(store, settings.data_dir / "uploads", clock()) == ()
    clock.advance(seconds=1)
    assert IDLE.days == 1
    assert forget_idle(store, settings.data_dir / "uploads", clock()) == (upload.id,)
    assert left_over(settings) == []
    assert uploads.uploads(deck.id) == ()


@pytest.mark.parametrize(
    ("file_name", "name"),
    [
        ("ada.jpg", "ada"),
        ("us/Anna-Maria_Smith.jpeg", "Anna-Maria Smith"),
        ("C:\\photos\\Žofie.PNG", "Žofie"),
        ("x" * 99 + ".jpg", "x" * 24),
        ("\u202e.jpg", "?"),
        ("", "?"),
    ],
)
def test_a_name_from_a_file_name(file_name, name):
    assert name_of(file_name) == name


def test_a_file_that_is_partly_here_goes_on(uploads, deck):
    upload = uploads.begin(deck.id, "ada.jpg", len(ADA))
    uploads.receive(upload.id, 0, ADA[:1000])
    assert uploads.begin(deck.id, "ada.jpg", len(ADA)).received == 1000
    assert uploads.begin(deck.id, "ada.jpg", len(ADA) + 1).received == 0
    uploads.receive(upload.id, 1000, ADA[1000:])
    assert uploads.begin(deck.id, "ada.jpg", len(ADA)).id != upload.id


def test_all_that_is_left_of_a_deck_is_done_by_one_at_a_time(services, uploads, send, deck):
    send(ADA, "ada.jpg")
    send(zipped(("bo.jpg", BO)))
    seen = []
    read = uploads.work
    uploads.work = lambda upload: (seen.append(uploads.is_worked_on()), read(upload))
    assert not uploads.is_worked_on()
    assert uploads.work_on(deck.id) == 2
    assert seen == [True, True]
    assert not uploads.is_worked_on()
    assert sorted(names(services, deck)) == ["ada", "bo"]
    assert uploads.work_on(deck.id) == 0
