"""Pictures under names that nobody can guess, and never a file outside their folder."""

import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from guesswho.errors import PictureNotFound, StoreUnavailable
from guesswho.store.pictures import Pictures

UNKNOWN = "A" * 32 + ".jpg"
LATER = timedelta(hours=1)


@pytest.fixture
def pictures(tmp_path: Path) -> Pictures:
    return Pictures(tmp_path / "var" / "pictures")


def test_a_picture_comes_back_as_it_was_written(pictures: Pictures) -> None:
    first, second = pictures.write(b"one"), pictures.write(b"two")
    assert (pictures.read(first), pictures.read(second)) == (b"one", b"two")


def test_equal_pictures_have_different_names(pictures: Pictures) -> None:
    assert len({pictures.write(b"same") for _ in range(20)}) == 20


def test_a_deleted_picture_is_gone_and_can_be_deleted_again(
    pictures: Pictures, tmp_path: Path
) -> None:
    name = pictures.write(b"one")
    pictures.delete(name)
    pictures.delete(name)
    with pytest.raises(PictureNotFound):
        pictures.read(name)
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_a_picture_that_never_was(pictures: Pictures) -> None:
    with pytest.raises(PictureNotFound):
        pictures.read(UNKNOWN)
    pictures.delete(UNKNOWN)


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".",
        "secret_key",
        "../secret_key",
        "..%2fsecret_key",
        "/etc/passwd",
        "A" * 31 + ".jpg",
        "A" * 33 + ".jpg",
        "A" * 32 + ".png",
        "A" * 32 + ".jpg\n",
        "A" * 32 + ".jpg\0",
        "../" + "A" * 29 + ".jpg",
        "AA/" + "A" * 29 + ".jpg",
        "é" * 32 + ".jpg",
    ],
)
def test_what_is_no_name_leads_nowhere(pictures: Pictures, name: str, tmp_path: Path) -> None:
    (tmp_path / "var").mkdir()
    (tmp_path / "var" / "secret_key").write_text("secret")
    with pytest.raises(PictureNotFound):
        pictures.read(name)
    with pytest.raises(PictureNotFound):
        pictures.delete(name)
    assert (tmp_path / "var" / "secret_key").exists()


def test_only_the_owner_may_look(pictures: Pictures, tmp_path: Path) -> None:
    name = pictures.write(b"one")
    [path] = tmp_path.rglob(name)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_names_of_what_was_written_before_a_moment(pictures: Pictures, tmp_path: Path) -> None:
    names = {pictures.write(b"one"), pictures.write(b"two")}
    (tmp_path / "var" / "pictures" / "notes").mkdir()
    (tmp_path / "var" / "pictures" / "notes" / "mine.jpg").write_bytes(b"not ours")
    now = datetime.now(UTC)
    assert set(pictures.names(now + LATER)) == names
    assert set(pictures.names(now - LATER)) == set()


def test_no_folder_yet_means_no_names(pictures: Pictures) -> None:
    assert list(pictures.names(datetime.now(UTC))) == []


def test_a_disk_that_fails_is_the_store_unavailable(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("where the folder should be")
    with pytest.raises(StoreUnavailable):
        Pictures(tmp_path / "file").write(b"one")
    with pytest.raises(StoreUnavailable):
        Pictures(tmp_path / "file").read(UNKNOWN)
