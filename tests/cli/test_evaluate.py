"""``evaluate`` on the splits of a folder."""

import json
from pathlib import Path

import numpy as np
import pytest

from guesswho.cli.main import main
from guesswho.vision.model_folder import Head, load_trunk, save_head
from tests import labelled_folder, tiny_models


@pytest.fixture(autouse=True)
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUESSWHO_MODELS_DIR", str(tmp_path / "models"))
    tiny_models.write(tmp_path / "models")


@pytest.mark.parametrize(
    ("split", "n"), [("train", 40), ("val", 20), ("val,test", 40), ("all", 80)]
)
def test_a_split_or_all_of_them(tmp_path, capsys, split, n):
    data = labelled_folder.write(tmp_path / "data")
    assert main(["evaluate", "--data", str(data), "--split", split, "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)["glasses"]
    assert figures["n"] == n
    assert sum(map(sum, figures["confusion"])) == n


def test_a_split_that_no_folder_has_is_wrong_usage(tmp_path, capsys):
    with pytest.raises(SystemExit):
        main(["evaluate", "--data", str(tmp_path), "--split", "val,exam"])
    assert "val,exam" in capsys.readouterr().err


def test_an_empty_split_is_said_in_one_line(tmp_path, capsys):
    data = labelled_folder.write(tmp_path / "data", 4)
    assert main(["evaluate", "--data", str(data)]) == 2
    assert "no pictures in the split test" in capsys.readouterr().err


def test_a_wide_gap_between_women_and_men_is_told(tmp_path, capsys):
    """A head that tells light from dark is right about women, whose glasses are light here."""
    brightness = Head(np.array([[-5, 5], [0, 0], [0, 0]], np.float32), np.zeros(2, np.float32))
    models = tmp_path / "models"
    save_head(models, "glasses", brightness, {"trunk": load_trunk(models).version})
    folder = labelled_folder.write(tmp_path / "data", 200)
    rows = [row.split(",") for row in (folder / "labels.csv").read_text().splitlines()]
    glasses, gender = rows[0].index("glasses"), rows[0].index("gender")
    for i, row in enumerate(rows[1:]):
        row[gender] = ("female", "male")[i // 8 % 2]
        if row[gender] == "male":
            row[glasses] = {"yes": "no", "no": "yes"}[row[glasses]]
    (folder / "labels.csv").write_text("\n".join(",".join(row) for row in rows))
    assert main(["evaluate", "--data", str(folder), "--split", "all"]) == 0
    told = [line for line in capsys.readouterr().out.splitlines() if "difference" in line]
    assert [line.split(":")[0] for line in told] == ["glasses no", "glasses yes"]
    assert "women 1.000 (n = 52), men 0.000 (n = 48), difference +1.000" in told[0]
