"""``photos`` on the command line: goes on with what has arrived for a deck."""

import json

from guesswho.cli.main import main
from guesswho.services.services import connect
from guesswho.settings import Settings


def test_what_is_left_is_read_and_counted(tmp_path, monkeypatch, capsys):
    settings = Settings(data_dir=tmp_path)
    for name, value in settings.to_env().items():
        monkeypatch.setenv(name, value)
    services = connect(settings)
    deck = services.team_decks.create("Us", "ada")
    upload = services.uploads.begin(deck.id, "ada.jpg", 5)
    services.uploads.receive(upload.id, 0, b"words")
    assert main(["photos", deck.id, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"deck": deck.id, "files": 1, "cards": 0}
    assert services.uploads.progress(upload.id).items[0].problem


def test_an_unknown_deck_is_one_line(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("GUESSWHO_DATA_DIR", str(tmp_path))
    assert main(["photos", "nobody"]) == 1
    assert "DeckNotFound" in capsys.readouterr().err
