import json

import pytest

from guesswho.cli.main import main
from guesswho.opponents.arena import wilson


def test_the_document_tells_the_series_and_nothing_else_is_printed(capsys):
    arguments = ["clever", "rookie", "--deck", "stock", "--games", "50", "--seed", "1"]
    assert main(["arena", *arguments, "--rule", "loses", "--json"]) == 0
    streams = capsys.readouterr()
    document = json.loads(streams.out)
    assert list(document) == ["a", "b", "games", "a_wins", "win_rate", "interval"]
    assert (document["a"], document["b"], document["games"]) == ("clever", "rookie", 50)
    assert document["win_rate"] == document["a_wins"] / 50
    assert document["interval"] == list(wilson(document["a_wins"], 50))
    assert "50/50" in streams.err


def test_without_json_it_is_a_sentence(capsys):
    assert main(["arena", "rookie", "rookie", "--games", "10", "--rule", "turn"]) == 0
    assert "of 10 against rookie" in capsys.readouterr().out


def test_an_unknown_opponent_is_wrong_usage(capsys):
    assert main(["arena", "clever", "nobody", "--games", "1"]) == 2
    assert capsys.readouterr().err == "UnknownOpponent: nobody\n"


@pytest.mark.parametrize("wrong", [["--games", "0"], ["--games", "x"], ["--rule", "forgives"]])
def test_numbers_and_rules_that_make_no_sense_are_wrong_usage(capsys, wrong):
    with pytest.raises(SystemExit, match="2"):
        main(["arena", "clever", "rookie", *wrong])
    assert capsys.readouterr().out == ""
