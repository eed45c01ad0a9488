"""What every verb has in common: one document on stdout, errors in one line, exit status."""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from guesswho.cli import purge, questions
from guesswho.cli.main import VERBS, main
from guesswho.cli.report import Report
from guesswho.settings import PROJECT_ROOT


def test_stdout_holds_the_document_alone(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def noisy(args: argparse.Namespace) -> Report:
        print("printed by Python")
        os.write(1, b"printed by a C library\n")
        return Report({"cards": 24}, "24 cards")

    monkeypatch.setattr(purge, "run", noisy)
    assert main(["purge", "--json"]) == 0
    assert main(["purge"]) == 0
    said = capfd.readouterr()
    assert said.out == '{"cards": 24}\n24 cards\n'
    assert said.err.count("printed by") == 4


def test_an_error_of_the_system_is_one_line_that_names_the_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "no" / "such" / "deck.csv"
    assert main(["deck", "export", "stock", str(path)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("FileNotFoundError: ")
    assert str(path) in said.err
    assert said.err.count("\n") == 1


def test_an_error_of_several_lines_is_told_in_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(args: argparse.Namespace) -> Report:
        raise OSError("first\nsecond")

    monkeypatch.setattr(questions, "run", broken)
    assert main(["questions"]) == 1
    assert capsys.readouterr().err == "OSError: first second\n"


def test_wrong_usage_and_wrong_settings_are_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["arena", "clever", "nobody"]) == 2
    monkeypatch.setenv("GUESSWHO_PORT", "http")
    assert main(["questions"]) == 2
    assert "GUESSWHO_PORT" in capsys.readouterr().err.splitlines()[1]
    with pytest.raises(SystemExit) as left:
        main(["arena"])
    assert left.value.code == 2


def test_names_that_no_encoding_knows_are_valid_json(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    name = os.fsdecode(b"\xff.jpg")
    monkeypatch.setattr(purge, "run", lambda args: Report([name], name))
    assert main(["purge", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == [name]
    assert main(["purge"]) == 0
    assert capsys.readouterr().out == "\\udcff.jpg\n"


def test_a_figure_that_is_none_is_null(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    figures = {"hat": {"interval": (float("nan"), 0.5), "recall": {"no": float("inf")}, "n": 3}}
    monkeypatch.setattr(purge, "run", lambda args: Report(figures, ""))
    assert main(["purge", "--json"]) == 0
    hat = {"interval": [None, 0.5], "recall": {"no": None}, "n": 3}
    assert json.loads(capsys.readouterr().out) == {"hat": hat}


def test_a_reader_who_leaves_early_sees_no_trace() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    ran = subprocess.run(
        [sys.executable, "-m", "guesswho", "questions"],
        cwd=PROJECT_ROOT,
        stdout=writer,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writer)
    assert ran.stderr == b""


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_helps(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main([verb, "--help"])
    assert left.value.code == 0
    assert capsys.readouterr().out.startswith(f"usage: python -m guesswho {verb}")
