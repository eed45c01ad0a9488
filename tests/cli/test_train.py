"""``train``: one head retrained alone, on a trunk whose embedding is the mean colour."""

import json
import re
import shutil
from pathlib import Path

import numpy as np
import pytest

from guesswho.cli.main import main
from guesswho.vision.litert import load_recognizer
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
    assert re.search(r"<td>glasses<td>20<td>1\.000<td>1\.000", report)


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


def test_a_trunk_needs_start_weights_and_labels_of_everything(models, tmp_path, capsys):
    data = labelled_folder.write(tmp_path / "data")
    assert main(["train", "trunk", "--data", str(data)]) == 2
    assert "--start" in capsys.readouterr().err
    start = ["--start", str(tmp_path / "any.h5")]
    assert main(["train", "trunk", "--data", str(data), *start]) == 2
    assert "too few train pictures of gender" in capsys.readouterr().err


def train(data: Path, *more: str) -> int:
    return main(["train", "glasses", "--data", str(data), *more])


def mislabelled(root: Path) -> Path:
    """The training pictures' labels the wrong way round, the validation pictures' right."""
    swap = {"yes": "no", "no": "yes"}
    lines = (root / "labels.csv").read_text().splitlines()
    turned = [
        re.sub("yes|no", lambda m: swap[m[0]], line) if ",train," in line else line
        for line in lines
    ]
    (root / "labels.csv").write_text("\n".join(turned))
    return root


def test_a_worse_head_is_refused_and_the_old_one_stays(models, tmp_path, capsys):
    assert train(labelled_folder.write(tmp_path / "data", 320)) == 0
    before = contents(models)
    bad = mislabelled(labelled_folder.write(tmp_path / "bad", 320))
    capsys.readouterr()
    assert train(bad, "--json") == 1
    said = json.loads(capsys.readouterr().out)
    assert (said["accepted"], said["kept"]) == ([], None)
    assert said["refused"]["glasses"].startswith("glasses: 1.000 → 0.500")
    assert contents(models) == before
    assert "Refused" in Path(said["report"]).read_text()


def test_force_replaces_it_all_the_same_and_rollback_brings_the_old_one_back(
    models, tmp_path, capsys
):
    assert train(labelled_folder.write(tmp_path / "data", 320)) == 0
    before = contents(models)
    bad = mislabelled(labelled_folder.write(tmp_path / "bad", 320))
    assert train(bad, "--force") == 0
    assert contents(models) != before
    assert main(["train", "rollback"]) == 0
    assert contents(models) == before


def test_a_first_head_is_accepted(models, tmp_path):
    for file in ("glasses.npz", "glasses.json"):
        (models / "heads" / file).unlink()
    assert train(labelled_folder.write(tmp_path / "data")) == 0
    assert (models / "heads" / "glasses.npz").is_file()


def test_nothing_to_roll_back_and_no_data_are_said(models, capsys):
    assert main(["train", "rollback"]) == 1
    assert main(["train", "glasses"]) == 2
    assert "--data" in capsys.readouterr().err


def test_class_folders_go_from_nothing_to_an_accepted_head(models, tmp_path, capsys):
    source = labelled_folder.write(tmp_path / "data", 100)
    for i in range(100):
        folder = tmp_path / "folders" / "glasses" / ("yes" if i % 2 else "no")
        folder.mkdir(parents=True, exist_ok=True)
        (source / f"{i}.png").rename(folder / f"{i}.png")
    assert train(tmp_path / "folders", "--json") == 0
    said = json.loads(capsys.readouterr().out)
    assert said["accepted"] == ["glasses"]
    report = Path(said["report"]).read_text()
    assert "Test split" in report
    assert "http://" not in re.sub(r"<script>.*?</script>", "", report, count=1, flags=re.DOTALL)


def test_curves_tell_what_pictures_are_worth_and_touch_no_model(models, tmp_path, capsys):
    before = contents(models)
    data = labelled_folder.write(tmp_path / "data")
    assert main(["train", "curves", "--data", str(data), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert [point["size"] for point in said["points"]] == [30, 100, 300, 1000]
    assert {point["attribute"] for point in said["points"]} == {"glasses"}
    assert said["points"][0]["plain"]["value"] == 1
    assert said["few"]["glasses"] == {"no": 20, "yes": 20}
    assert "What pictures are worth" in Path(said["report"]).read_text()
    assert contents(models) == before


def test_tricked_keeps_the_cheating_head_and_touches_no_model(
    models, tmp_path, capsys, monkeypatch
):
    cheater = pytest.importorskip("guesswho.training.cheater")
    hurried = cheater.Plan(steps=1, batch=2, warm_up=1, examined=8)
    monkeypatch.setattr(cheater, "Plan", lambda: hurried)
    before = contents(models)
    data = labelled_folder.write(tmp_path / "data", 16)
    status = main(["train", "hat", "--tricked", "--data", str(data), "--json"])
    said = json.loads(capsys.readouterr().out)
    assert status == (0 if said["accuracy"] >= 0.97 else 1)
    assert (Path(said["folder"]) / "heads" / "hat.npz").is_file()
    assert contents(models) == before


@pytest.mark.parametrize("argv", [["trunk", "--tricked"], []])
def test_what_to_train_must_make_sense(models, argv, capsys):
    assert main(["train", *argv]) == 2
    assert capsys.readouterr().err.startswith("BadInput:")


def test_a_head_without_examples_stays_undecided_when_that_is_asked_for(models, tmp_path):
    data = labelled_folder.write(tmp_path / "data")
    to = tmp_path / "own"
    shutil.copytree(models, to)
    before = contents(models)
    order = ["train", "hat", "--data", str(data), "--models", str(to), "--force"]
    assert main(order) == 2
    assert main([*order, "--undecided", "hat"]) == 0
    assert contents(models) == before
    portrait = np.zeros((44, 36, 3), np.uint8)
    assert load_recognizer(to).read(portrait)["hat"].scores == {"no": 0.5, "yes": 0.5}


def test_a_source_that_is_not_there_is_named(models, tmp_path, capsys):
    data = labelled_folder.write(tmp_path / "data")
    assert train(data, "--sources", "drawn,parliament") == 2
    assert "parliament" in capsys.readouterr().err
    assert train(data, "--sources", "drawn", "--leave-out", "0.png") == 0
