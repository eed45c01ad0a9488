"""Mistakes are shown where the terms allow it, and nowhere else."""

import base64
import io
import re

import numpy as np
import pytest
from PIL import Image

from guesswho.attributes import Traits
from guesswho.errors import BadDataset
from guesswho.training.dataset import Dataset
from guesswho.training.example import Example
from guesswho.training.report import mistakes
from guesswho.training.terms import shown_sources
from tests import drawn_pictures


@pytest.fixture
def drawn(tmp_path):
    """Four drawn characters with hats, of two sources."""
    examples = []
    for number, picture in enumerate(drawn_pictures.characters(4)):
        Image.fromarray(picture).save(tmp_path / f"{number}.png")
        source = ("open", "closed")[number % 2]
        examples.append(Example(f"{number}.png", Traits({"hat": "yes"}), source=source))
    return Dataset(tmp_path, tuple(examples))


SCORES = {"hat": np.array([[0.6, 0.4], [0.9, 0.1], [0.8, 0.2], [0.1, 0.9]])}
"""The first three are wrong, the second surest."""


def allow(data, text):
    (data.root / "terms.csv").write_text(text)


def test_the_surest_mistakes_come_first(drawn):
    found = mistakes.mistakes(drawn, SCORES, "hat")
    assert [(m.position, m.truth, m.answer) for m in found] == [
        (1, "yes", "no"),
        (2, "yes", "no"),
        (0, "yes", "no"),
    ]


@pytest.mark.parametrize("terms", [None, "source,show\n", "source,show\nopen,no\nclosed,no\n"])
def test_nobody_is_shown_unless_the_terms_say_so(drawn, terms):
    if terms is not None:
        allow(drawn, terms)
    assert "<img" not in mistakes.gallery(drawn, SCORES)


def test_sources_that_allow_it_are_shown_and_the_others_counted(drawn):
    allow(drawn, "source,show\nopen,yes\n")
    text = mistakes.gallery(drawn, SCORES)
    shown = [_decoded(uri) for uri in re.findall(r'src="data:image/jpeg;base64,([^"]+)"', text)]
    originals = [np.asarray(Image.fromarray(p).resize((108, 132))) for p in drawn.pictures()]
    assert len(shown) == 2
    for picture, position in zip(shown, (2, 0), strict=True):
        nearest = min(range(4), key=lambda i: np.abs(picture - originals[i].astype(float)).mean())
        assert nearest == position
    assert "3 mistakes; 1 of them from sources that are not shown" in text
    assert "yes, read as no (0.80)" in text


def test_no_more_than_the_most_are_shown(drawn, monkeypatch):
    allow(drawn, "source,show\nopen,yes\nclosed,yes\n")
    monkeypatch.setattr(mistakes, "MOST", 1)
    assert mistakes.gallery(drawn, SCORES).count("<img") == 1


def test_pictures_without_a_source_have_a_blank_one(tmp_path):
    (tmp_path / "terms.csv").write_text("source,show\n,yes\nanna's,no\n")
    assert shown_sources(tmp_path) == {""}


@pytest.mark.parametrize("text", ["source\nopen\n", "source,show\nopen,maybe\n"])
def test_unclear_terms_are_refused(tmp_path, text):
    (tmp_path / "terms.csv").write_text(text)
    with pytest.raises(BadDataset, match=r"terms\.csv"):
        shown_sources(tmp_path)


def _decoded(text):
    with Image.open(io.BytesIO(base64.b64decode(text))) as picture:
        return np.asarray(picture).astype(float)
