"""After a deletion code was used, no byte under the data folder tells of the person."""

import sqlite3
from pathlib import Path
from random import Random

import pytest

from guesswho.errors import CardNotFound
from guesswho.services.feedback import Word
from guesswho.services.services import Services, assemble
from guesswho.settings import Settings
from guesswho.store.opening import open_pictures, open_store
from guesswho.store.records import Consents
from guesswho.vision.scripted import ScriptedRecognizer
from tests.photos import astronaut_jpeg

NAME = "Xaviera Quillfeather"


@pytest.fixture
def services(tmp_path: Path) -> Services:
    settings = Settings(data_dir=tmp_path)
    return assemble(
        settings,
        store=open_store(settings),
        pictures=open_pictures(settings),
        load=ScriptedRecognizer,
        rng=Random(1),
    )


def traces(folder: Path, *tells: bytes) -> list[tuple[str, bytes]]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [(path.name, tell) for path in files for tell in tells if tell in path.read_bytes()]


def of_crop(services: Services, picture: str) -> bytes:
    """Bytes from the middle of the crop, which no other file could have by chance."""
    content = services.team_decks.picture(picture)
    return content[len(content) // 2 :][:64]


def test_nothing_is_left_of_a_visitor(services: Services, tmp_path: Path) -> None:
    draft = services.create_card.read(astronaut_jpeg())
    photo = of_crop(services, draft.photo)
    word = Word(name=NAME, corrections={"hat": "yes"}, consents=Consents(deck=True, improve=True))
    made = services.create_card.finish(draft.id, word)
    picture = made.card.picture or ""
    tells = (NAME.encode(), picture.encode(), made.card.id.encode(), of_crop(services, picture))
    services.play.new_match("stock", "clever", "turn", guest_card=made.card.id)
    assert {tell for _, tell in traces(tmp_path, *tells)} == set(tells[:3]) | {tells[3]}
    services.create_card.delete(made.deletion_code)
    assert traces(tmp_path, *tells, photo) == []
    with pytest.raises(CardNotFound):
        services.create_card.card(made.card.id)


def test_nothing_is_left_of_a_colleague(services: Services, tmp_path: Path) -> None:
    deck = services.team_decks.create("Us", "ada")
    photo = astronaut_jpeg()
    upload = services.uploads.begin(deck.id, f"{NAME}.jpg", len(photo))
    services.uploads.receive(upload.id, 0, photo)
    services.uploads.work(upload.id)
    [member] = services.team_decks.members(deck.id)
    [notice] = services.team_decks.notices(deck.id)
    services.team_decks.duplicate(deck.id, "Again", "ada")
    picture = member.card.picture or ""
    tells = (picture.encode(), of_crop(services, picture), photo[5000:5064], NAME.encode())
    assert traces(tmp_path, *tells)
    services.create_card.delete(notice.deletion_code)
    assert traces(tmp_path, *tells) == []


def test_the_counts_stay_and_name_nobody(services: Services, tmp_path: Path) -> None:
    made = services.create_card.create(astronaut_jpeg(), Word(name=NAME, corrections={}))
    services.create_card.delete(made.deletion_code)
    database = sqlite3.connect(tmp_path / "guesswho.sqlite")
    assert database.execute("select sum(count) from tallies").fetchone() == (8,)
    assert database.execute("select count(*) from feedback").fetchone() == (0,)
    database.close()


def test_whoever_was_met_on_a_board_takes_that_match_along(
    services: Services, tmp_path: Path
) -> None:
    word = Word(name=NAME, corrections={}, consents=Consents(deck=True))
    made = services.create_card.create(astronaut_jpeg(), word)
    match = services.play.new_match("visitors", "clever", "turn")
    assert made.card.id in match.seen.view.standing
    services.create_card.delete(made.deletion_code)
    assert traces(tmp_path, NAME.encode(), made.card.id.encode()) == []
