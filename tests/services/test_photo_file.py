"""A zip of photos, hostile ones among them: each is taken or refused by itself."""

import contextlib
import io
import warnings
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guesswho.errors import (
    BadEntryName,
    BrokenPicture,
    BrokenZip,
    DoubledPhoto,
    EmptyPhoto,
    PhotoTooHeavy,
    UploadTooLarge,
)
from guesswho.services import photo_file
from guesswho.services.photo_file import photos


def zipped(*entries: tuple[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # zipfile warns of equal names, which are the point
        for name, content in entries:
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return file.getvalue()


@pytest.fixture
def taken(tmp_path):
    def take(content, name="team.zip"):
        path = tmp_path / "whole"
        path.write_bytes(content)
        return [(photo.name, photo.content) for photo in photos(path, name, max_mb=1)]

    return take


def test_what_is_no_zip_is_one_photo(taken):
    assert taken(b"\xff\xd8jpeg", "ada.jpg") == [("ada.jpg", b"\xff\xd8jpeg")]


def test_folders_and_what_systems_add_are_passed_over(taken):
    found = taken(
        zipped(
            ("us/", b""), ("us/ada.jpg", b"a"), ("__MACOSX/us/._ada.jpg", b"x"), (".DS_Store", b"x")
        )
    )
    assert found == [("us/ada.jpg", b"a")]


@pytest.mark.parametrize("name", ["../ada.jpg", "a/../../ada.jpg", "/etc/ada.jpg", "..\\ada.jpg"])
def test_a_name_that_leads_out_is_refused_and_the_rest_arrives(taken, name):
    (_, refused), kept = taken(zipped((name, b"a"), ("bo.jpg", b"b")))
    assert isinstance(refused, BadEntryName)
    assert kept == ("bo.jpg", b"b")


def test_a_bomb_is_refused_and_the_rest_arrives(taken):
    bomb = b"\0" * 50_000_000
    (_, refused), kept = taken(zipped(("bomb.jpg", bomb), ("bo.jpg", b"b")))
    assert isinstance(refused, PhotoTooHeavy)
    assert refused.args == (1,)
    assert kept == ("bo.jpg", b"b")


def test_a_photo_that_unpacks_to_more_than_its_header_says(taken):
    whole = bytearray(zipped(("ada.jpg", b"a" * 1000), ("bo.jpg", b"b")))
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = whole.index(signature) + offset
        whole[at : at + 4] = (10).to_bytes(4, "little")
    (_, refused), kept = taken(bytes(whole))
    assert isinstance(refused, BrokenPicture)
    assert kept == ("bo.jpg", b"b")


def test_equal_names_both_arrive_and_equal_pictures_once(taken):
    first, second, doubled = taken(zipped(("ada.jpg", b"a"), ("ada.jpg", b"b"), ("bo.jpg", b"a")))
    assert (first, second) == (("ada.jpg", b"a"), ("ada.jpg", b"b"))
    assert isinstance(doubled[1], DoubledPhoto)
    assert doubled[1].args == ("ada.jpg",)


def test_an_empty_photo_is_told_alone_and_in_a_zip(taken):
    assert isinstance(taken(b"")[0][1], EmptyPhoto)
    assert isinstance(taken(zipped(("ada.jpg", b"")))[0][1], EmptyPhoto)


def test_an_encrypted_photo(taken):
    whole = bytearray(zipped(("ada.jpg", b"a")))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        whole[whole.index(signature) + offset] |= 1
    assert isinstance(taken(bytes(whole))[0][1], BrokenPicture)


def test_too_many_photos(taken, monkeypatch):
    monkeypatch.setattr(photo_file, "MOST_PHOTOS", 2)
    assert len(taken(zipped(("1", b"1"), ("2", b"2")))) == 2
    with pytest.raises(UploadTooLarge):
        taken(zipped(("1", b"1"), ("2", b"2"), ("3", b"3")))


@given(st.data())
def test_a_damaged_zip_gives_photos_or_a_refusal_and_nothing_else(tmp_path_factory, data):
    whole = bytearray(zipped(("ada.jpg", b"a" * 99), ("us/bo.jpg", b"b" * 99)))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.mktemp("zip") / "whole"
    Path(path).write_bytes(whole[: data.draw(st.integers(0, len(whole)))])
    with contextlib.suppress(BrokenZip, UploadTooLarge):
        list(photos(path, "team.zip", max_mb=1))
