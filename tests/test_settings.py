"""Settings are one value, read once, with a default for everything."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from guesswho.settings import PROJECT_ROOT, BadSetting, Settings


def test_nothing_given_means_the_defaults() -> None:
    assert Settings.from_env({}) == Settings()


def test_every_kind_of_setting_is_read() -> None:
    given = {
        "GUESSWHO_DATA_DIR": "/srv/guesswho",
        "GUESSWHO_DATABASE_URL": "postgresql://db/guesswho",
        "GUESSWHO_PHOTO_DAYS": "7",
        "GUESSWHO_STAND": "1",
        "PORT": "1",
    }
    assert Settings.from_env(given) == Settings(
        data_dir=Path("/srv/guesswho"),
        database_url="postgresql://db/guesswho",
        photo_days=7,
        stand=True,
    )


def test_a_blank_one_counts_as_absent() -> None:
    assert Settings.from_env({"GUESSWHO_PORT": "  ", "GUESSWHO_DATA_DIR": ""}) == Settings()


@pytest.mark.parametrize(
    ("text", "on"),
    [("1", True), ("true", True), ("Yes", True), ("ON", True), ("0", False), ("no", False)],
)
def test_a_switch(text: str, *, on: bool) -> None:
    assert Settings.from_env({"GUESSWHO_STAND": text}).stand is on


def test_a_number_that_is_none_is_named() -> None:
    with pytest.raises(BadSetting, match="GUESSWHO_PORT must be a whole number, not 'http'"):
        Settings.from_env({"GUESSWHO_PORT": "http"})


def test_the_database_lies_in_the_data_folder_unless_named() -> None:
    assert Settings(data_dir=Path("/d")).sqlalchemy_url == "sqlite:////d/guesswho.sqlite"
    assert Settings(database_url="postgresql://h/d").sqlalchemy_url == "postgresql://h/d"
    assert Settings().data_dir == PROJECT_ROOT / "var"


def test_the_session_key_is_made_once_and_kept_private(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path / "var")
    key = settings.session_key()
    assert len(key) >= 64
    assert Settings(data_dir=tmp_path / "var").session_key() == key
    assert stat.S_IMODE((tmp_path / "var" / "secret_key").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "var").stat().st_mode) == 0o700
    assert Settings(data_dir=tmp_path / "other").session_key() != key


def test_processes_that_start_at_once_agree_on_the_session_key(tmp_path: Path) -> None:
    settings, gate = Settings(data_dir=tmp_path / "var"), Barrier(8)

    def key(_: int) -> str:
        gate.wait()
        return settings.session_key()

    with ThreadPoolExecutor(8) as pool:
        (agreed,) = set(pool.map(key, range(8)))
    assert len(agreed) >= 64


def test_a_given_session_key_is_used_and_nothing_is_written(tmp_path: Path) -> None:
    assert Settings(data_dir=tmp_path / "var", secret_key="given").session_key() == "given"
    assert not (tmp_path / "var").exists()
