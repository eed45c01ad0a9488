import json
from pathlib import Path

import pytest

from guesswho.cards.deck_file import load_deck, load_packed
from guesswho.cards.stock import stock_deck
from guesswho.cli.main import main


@pytest.fixture(autouse=True)
def imported(monkeypatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("GUESSWHO_DATA_DIR", str(tmp_path / "var"))
    return tmp_path / "var" / "decks"


@pytest.mark.parametrize("suffix", [".csv", ".guesswho"])
def test_an_exported_deck_comes_back(tmp_path, suffix):
    file = tmp_path / f"mine{suffix}"
    assert main(["deck", "export", "stock", str(file)]) == 0
    assert load_deck(file).cards == stock_deck().cards


def test_an_imported_deck_can_be_played_by_its_name(tmp_path, imported, capsys):
    file = tmp_path / "Our team.csv"
    file.write_text("name,hat\nAnn,yes\nBob,no\nCleo,no\n")
    assert main(["deck", "import", str(file), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "deck": "Our-team",
        "file": str(imported / "Our-team.guesswho"),
        "cards": 3,
        "twins": [["2", "3"]],
    }
    assert main(["questions", "--deck", "Our-team", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["cards"] == 3
    assert main(["deck", "export", "Our-team", str(tmp_path / "again.guesswho")]) == 0
    assert load_packed(tmp_path / "again.guesswho").deck.name == "Our-team"


def test_an_imported_deck_is_never_overwritten(tmp_path, imported, capsys):
    file = tmp_path / "mine.csv"
    file.write_text("name,hat\nAnn,yes\nBob,no\n")
    assert main(["deck", "import", str(file)]) == 0
    kept = (imported / "mine.guesswho").read_bytes()
    file.write_text("name,hat\nEve,yes\nBob,no\n")
    assert main(["deck", "import", str(file)]) == 1
    assert "mine.guesswho is there already" in capsys.readouterr().err
    assert (imported / "mine.guesswho").read_bytes() == kept
    assert main(["deck", "import", str(file), "--name", "other"]) == 0
    assert load_deck("other", imported).cards[0].name == "Eve"


@pytest.mark.parametrize("name", ["stock", "..", "/", "   "])
def test_a_name_that_cannot_be_kept_is_refused(tmp_path, imported, name, capsys):
    file = tmp_path / "mine.csv"
    file.write_text("name,hat\nAnn,yes\nBob,no\n")
    assert main(["deck", "import", str(file), "--name", name]) == 2
    assert capsys.readouterr().err.startswith("BadDeck: ")
    assert not imported.exists()


def test_a_file_that_is_no_deck_is_not_kept(tmp_path, imported, capsys):
    file = tmp_path / "mine.guesswho"
    file.write_bytes(b"nothing of the kind")
    assert main(["deck", "import", str(file)]) == 2
    assert not imported.exists()
    assert main(["deck", "import", str(tmp_path / "nowhere.csv")]) == 1


def test_an_export_knows_its_format_by_the_name(tmp_path, capsys):
    with pytest.raises(SystemExit, match="2"):
        main(["deck", "export", "stock", str(tmp_path / "deck.xlsx")])
