"""``evaluate`` on the splits of a folder."""

import json
from pathlib import Path

import pytest

from guesswho.cli.main import main
from tests import labelled_folder, tiny_models


@pytest.fixture(autouse=True)
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUESSWHO_MODELS_DIR", str(tmp_path / "models"))
    tiny_models.write(tmp_path / "models")


@pytest.mark.parametrize(("split", "n"), [("train", 40), ("val", 20), ("test", 20), ("all", 80)])
def test_a_split_or_all_of_them(tmp_path, capsys, split, n):
    data = labelled_folder.write(tmp_path / "data")
    assert main(["evaluate", "--data", str(data), "--split", split, "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)["glasses"]
    assert figures["n"] == n
    assert sum(map(sum, figures["confusion"])) == n


def test_an_empty_split_is_said_in_one_line(tmp_path, capsys):
    data = labelled_folder.write(tmp_path / "data", 4)
    assert main(["evaluate", "--data", str(data)]) == 2
    assert "no pictures in the split 'test'" in capsys.readouterr().err
