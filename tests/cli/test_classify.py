import argparse
import json
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image
from skimage import data

from guesswho.attributes import ATTRIBUTES
from guesswho.cli import classify
from guesswho.cli.report import Report
from guesswho.errors import BadPhoto, ModelUnavailable
from guesswho.vision.litert import load_recognizer
from tests import tiny_models


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with models in force and three files: a person, nobody, no picture."""
    tiny_models.write(tmp_path / "models")
    monkeypatch.setenv("GUESSWHO_MODELS_DIR", str(tmp_path / "models"))
    Image.fromarray(data.astronaut()).save(tmp_path / "person.txt", "PNG")
    Image.new("RGB", (90, 110), "teal").save(tmp_path / "nobody.jpg")
    (tmp_path / "notes.jpg").write_text("hello")
    return tmp_path


def run(*photos: Path) -> Report:
    parser = argparse.ArgumentParser()
    classify.add_arguments(parser)
    return classify.run(parser.parse_args([str(photo) for photo in photos]))


def test_the_document_is_as_promised(folder: Path) -> None:
    photo = folder / "person.txt"
    report = run(photo)
    (entry,) = report.document
    assert list(entry) == ["photo", "traits", "face", "model"]
    assert entry["photo"] == str(photo)
    assert entry["model"] == load_recognizer(folder / "models").version
    assert set(entry["face"]) == {"x", "y", "width", "height"}
    assert list(entry["traits"]) == list(ATTRIBUTES)
    for attribute, trait in entry["traits"].items():
        assert trait["value"] in ATTRIBUTES[attribute]
        assert set(trait["scores"]) == set(ATTRIBUTES[attribute])
    assert json.loads(json.dumps(report.document)) == report.document
    assert report.done


def test_entries_keep_the_order_and_an_error_its_place(folder: Path) -> None:
    photos = [folder / name for name in ("missing.jpg", "nobody.jpg", "notes.jpg", "person.txt")]
    report = run(*photos)
    assert [entry["photo"] for entry in report.document] == [str(photo) for photo in photos]
    missing, nobody, notes, person = report.document
    assert missing["error"] == "FileNotFoundError"
    assert missing["message"] == "No such file or directory"
    assert nobody["face"] is None
    assert set(notes) == {"photo", "error", "message"}
    assert notes["error"] == "NotAPicture"
    assert "error" not in person
    assert report.done


def test_nothing_read_is_a_failure(folder: Path) -> None:
    assert not run(folder / "notes.jpg", folder).done


def test_the_text_tells_every_photo_in_a_line(folder: Path) -> None:
    lines = run(folder / "nobody.jpg", folder / "notes.jpg").text.splitlines()
    assert len(lines) == 2
    assert "no face found" in lines[0]
    assert "hat " in lines[0]
    assert "NotAPicture" in lines[1]


def test_limits_are_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUESSWHO_MAX_UPLOAD_MB", "1")
    (folder / "heavy.jpg").write_bytes(bytes(1_000_001))
    (entry,) = run(folder / "heavy.jpg").document
    assert (entry["error"], entry["message"]) == ("PhotoTooHeavy", "more than 1 MB")


@pytest.mark.parametrize("kind", BadPhoto.__subclasses__())
def test_every_refusal_has_its_words(kind: type[BadPhoto]) -> None:
    assert kind in classify._REFUSALS


def test_progress_goes_to_stderr(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    run(folder / "nobody.jpg", folder / "nobody.jpg")
    captured = capfd.readouterr()
    assert captured.out == ""
    assert "photo" in captured.err


def test_without_models_it_says_so(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUESSWHO_MODELS_DIR", str(folder / "nowhere"))
    with pytest.raises(ModelUnavailable, match="nowhere"):
        run(folder / "nobody.jpg")


def test_no_tensorflow_and_no_web_are_loaded() -> None:
    program = (
        "import sys, guesswho.cli.classify, guesswho.vision.reading, guesswho.vision.litert;"
        "print(sorted({'tensorflow', 'keras', 'dash', 'flask'} & set(sys.modules)))"
    )
    ran = subprocess.run(  # noqa: S603  (our own program)
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    assert ran.stdout == "[]\n"
