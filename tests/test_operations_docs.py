"""The handbook knows every setting, and no setting that does not exist."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from guesswho.settings import PREFIX, PROJECT_ROOT, Settings

HANDBOOK = PROJECT_ROOT / "docs" / "operations.md"
DEFAULTS = {PREFIX + field.name.upper(): field.default for field in fields(Settings)}
ROW = re.compile(r"^\| `(GUESSWHO_\w+)` \| (.+?) \| (.+) \|$", re.MULTILINE)


def test_every_setting_has_its_row_and_nothing_else_has() -> None:
    rows = [name for name, _, _ in ROW.findall(HANDBOOK.read_text(encoding="utf-8"))]
    assert sorted(rows) == sorted(DEFAULTS)


@pytest.mark.parametrize(
    "name",
    [name for name, value in DEFAULTS.items() if value != "" and not isinstance(value, Path)],
)
def test_the_default_is_the_one_that_the_program_has(name: str) -> None:
    told = {row: default for row, default, _ in ROW.findall(HANDBOOK.read_text(encoding="utf-8"))}
    assert told[name] == f"`{_as_written(DEFAULTS[name])}`"


@pytest.mark.parametrize(
    "file", ["docs/operations.md", "docs/scaling.md", "compose.yaml", "Dockerfile"]
)
def test_every_variable_that_is_named_anywhere_exists(file: str) -> None:
    named = set(re.findall(r"GUESSWHO_[A-Z_]+", (PROJECT_ROOT / file).read_text(encoding="utf-8")))
    assert named <= DEFAULTS.keys()


def test_compose_hands_every_setting_on() -> None:
    """Except for where things are in the image, which the image knows."""
    compose = (PROJECT_ROOT / "compose.yaml").read_text(encoding="utf-8")
    inside = {"GUESSWHO_DATA_DIR", "GUESSWHO_MODELS_DIR"}
    assert DEFAULTS.keys() - set(re.findall(r"GUESSWHO_[A-Z_]+", compose)) == inside


def _as_written(default: object) -> str:
    return str(int(default)) if isinstance(default, bool) else str(default)
