"""``train``: one head retrained alone, on a trunk whose embedding is the mean colour."""

import json
import re
from pathlib import Path

import pytest

from guesswho.cli.main import main
from tests import labelled_folder, tiny_models


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GUESSWHO_MODELS_DIR", str(tmp_path / "models"))
    monkeypatch.setenv("GUESSWHO_DATA_DIR", str(tmp_path / "var"))
    tiny_models.write(tmp_path / "models")
    return tmp_path / "models"


def contents(models: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(models.rglob("*.*"))}


def test_one_head_is_trained_and_the_other_seven_stay_identical_to_the_byte(
    models, tmp_path, capsys
):
    data = labelled_folder.write(tmp_path / "data")
    before = contents(models)
    assert main(["train", "glasses", "--data", str(data), "--json"]) == 0
    after = contents(models)
    changed = {name for name in after if after[name] != before[name]}
    assert changed == {"glasses.npz", "glasses.json"}

    report = Path(json.loads(capsys.readouterr().out)["report"]).read_text()
    assert re.search(r"<td>glasses<td>1\.000<td>40", report)


def test_what_was_learnt_shows_in_evaluate(models, tmp_path, capsys):
    data = labelled_folder.write(tmp_path / "data")
    assert main(["train", "glasses", "--data", str(data)]) == 0
    capsys.readouterr()
    assert main(["evaluate", "--data", str(data), "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert figures["glasses"]["n"] == 20
    assert figures["glasses"]["balanced_accuracy"] == 1
    assert figures["glasses"]["confusion"] == [[10, 0], [0, 10]]
    assert figures["glasses"]["recall"] == {"no": 1, "yes": 1}
    assert figures["glasses"]["groups"]["source"]["drawn"]["n"] == 20
    assert figures["hat"] is None


def test_evaluate_goes_the_whole_way_when_asked(models, tmp_path, capsys):
    data = labelled_folder.write(tmp_path / "data")
    assert main(["evaluate", "--data", str(data), "--find-face", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["glasses"]["n"] == 20


def test_a_folder_without_labels_is_refused_in_one_line(models, tmp_path, capsys):
    (tmp_path / "empty").mkdir()
    assert main(["train", "glasses", "--data", str(tmp_path / "empty")]) == 2
    said = capsys.readouterr().err.strip()
    assert said.startswith("BadDataset:")
    assert "\n" not in said


def test_a_trunk_needs_start_weights(models, tmp_path, capsys):
    data = labelled_folder.write(tmp_path / "data")
    assert main(["train", "trunk", "--data", str(data)]) == 2
    assert "--start" in capsys.readouterr().err
