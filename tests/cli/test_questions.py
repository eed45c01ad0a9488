import json
from math import log2

import pytest

from guesswho.cards.stock import stock_deck
from guesswho.cli.main import main
from guesswho.game.question import splits


def printed(capsys, *arguments):
    assert main(["questions", "--json", *arguments]) == 0
    return json.loads(capsys.readouterr().out)


def test_every_question_of_the_deck_comes_best_first_with_its_bits(capsys):
    document = printed(capsys, "--deck", "stock")
    assert document["cards"] == 24
    assert len(document["questions"]) == len(splits(stock_deck().cards))
    for question in document["questions"]:
        assert set(question) == {"attribute", "value", "yes", "no", "bits"}
        p = question["yes"] / 24
        assert question["yes"] + question["no"] == 24
        assert question["bits"] == pytest.approx(-p * log2(p) - (1 - p) * log2(1 - p), abs=1e-9)
    bits = [question["bits"] for question in document["questions"]]
    assert bits == sorted(bits, reverse=True)


def test_only_the_candidates_count(capsys, tmp_path):
    deck = tmp_path / "three.csv"
    deck.write_text("id,name,hat\na,Ann,yes\nb,Bob,no\nc,Cleo,no\n")
    document = printed(capsys, "--deck", str(deck), "--candidates", "a, b")
    half = {"attribute": "hat", "value": "no", "yes": 1, "no": 1, "bits": 1.0}
    assert document == {"cards": 2, "questions": [half]}
    assert printed(capsys, "--deck", str(deck), "--candidates", "b,c")["questions"] == []


def test_without_json_it_reads_as_a_table(capsys):
    assert main(["questions"]) == 0
    assert capsys.readouterr().out.startswith("24 cards, ")


@pytest.mark.parametrize(
    ("arguments", "error"),
    [(["--deck", "nowhere.csv"], "DeckNotFound"), (["--candidates", "1,99"], "CardNotFound")],
)
def test_what_is_not_there_fails_in_one_line(capsys, arguments, error):
    assert main(["questions", *arguments]) == 1
    streams = capsys.readouterr()
    assert streams.out == ""
    assert streams.err.startswith(f"{error}: ")
    assert streams.err.count("\n") == 1
