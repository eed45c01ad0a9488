import json

import pytest

from guesswho.cli.main import main

TEAM = "name,hat,tie\nAnn,yes,no\nBob,no,no\nCleo,no,no\nDan,yes,yes\n"


@pytest.fixture
def team(tmp_path):
    file = tmp_path / "team.csv"
    file.write_text(TEAM)
    return str(file)


def test_the_document_tells_what_is_wrong(team, capsys):
    assert main(["deck", "doctor", team, "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert (document["deck"], document["cards"], document["twins"]) == ("team", 4, [["2", "3"]])
    assert "glasses" in document["useless_attributes"]
    assert document["expected_questions"] == pytest.approx(1.75)
    assert document["fewest_questions"] == 2
    assert document["drop"] in {"2", "3"}
    assert set(document) >= {"drop", "wanted"}


def test_the_best_cards_are_chosen_on_request(team, capsys):
    assert main(["deck", "doctor", team, "--best", "3", "--json"]) == 0
    best = json.loads(capsys.readouterr().out)["best"]
    assert len(best["cards"]) == 3
    assert not {"2", "3"} <= set(best["cards"])


def test_people_read_names(team, capsys):
    assert main(["deck", "doctor", team, "--best", "2"]) == 0
    text = capsys.readouterr().out
    assert "twins: Bob, Cleo" in text
    assert "better without" in text


def test_a_size_that_does_not_fit_is_wrong_usage(team, capsys):
    assert main(["deck", "doctor", team, "--best", "9"]) == 2
    assert capsys.readouterr().err.startswith("BadDeck: ")
