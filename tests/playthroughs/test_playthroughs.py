import pytest

from guesswho.game.match import Seat
from guesswho.game.transcript import dump, load
from tests.playthroughs.recording import FOLDER, RECORDINGS

WINNERS = {
    "clever-rookie-loses": Seat.SECOND,
    "rookie-clever-turn": Seat.FIRST,
    "twins-loses": Seat.SECOND,
    "twins-turn": Seat.FIRST,
    "people-bold-guess": Seat.FIRST,
}


def written(name):
    return (FOLDER / f"{name}.txt").read_text(encoding="utf-8")


def test_every_file_is_known():
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(WINNERS)


@pytest.mark.parametrize("name", WINNERS)
def test_a_playthrough_replays_to_its_winner_and_is_written_the_same(name):
    match = load(written(name))
    assert match.winner is WINNERS[name]
    assert dump(match) == written(name)


@pytest.mark.parametrize("name", RECORDINGS)
def test_opponents_play_as_they_were_recorded(name):
    assert RECORDINGS[name].text() == written(name)
