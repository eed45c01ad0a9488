import json

from guesswho.cli.main import main
from guesswho.opponents.arena import wilson
from guesswho.opponents.opponent import BY_ANSWERS

APP = BY_ANSWERS["app"]


def test_every_pair_plays_under_both_rules(capsys):
    assert main(["tournament", "--games", "4", "--seed", "1", "--json"]) == 0
    streams = capsys.readouterr()
    document = json.loads(streams.out)
    names = list(APP)
    assert {(one["a"], one["b"], one["rule"]) for one in document} == {
        (a, b, rule) for at, a in enumerate(names) for b in names[:at] for rule in ("loses", "turn")
    }
    assert all(one["interval"] == list(wilson(one["a_wins"], 4)) for one in document)
    assert f"{4 * len(document)}/" in streams.err


def test_a_pair_plays_as_in_the_arena(capsys):
    assert main(["tournament", "--games", "6", "--seed", "3", "--json"]) == 0
    first = json.loads(capsys.readouterr().out)[0]
    series = [first["a"], first["b"], "--games", "6", "--seed", "3", "--rule", first["rule"]]
    assert main(["arena", *series, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["a_wins"] == first["a_wins"]


def test_without_json_it_is_a_table(capsys):
    assert main(["tournament", "--games", "2"]) == 0
    rows = capsys.readouterr().out.splitlines()
    assert rows[1] == "|---|---|---|---|---|"
    assert len(rows) == 2 + len(APP) * (len(APP) - 1)
