"""What was replaced comes back byte for byte."""

import pytest

from guesswho.errors import ModelUnavailable, NotFound
from guesswho.training import previous

FILES = previous.head_files("hat")


@pytest.fixture
def models(tmp_path):
    for folder, text in (("models", "old"), ("candidate", "new")):
        for file in FILES:
            path = tmp_path / folder / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"{text} {file}")
    return tmp_path / "models"


def replaced(models):
    return previous.replace(
        models, models.parent / "candidate", FILES, models.parent, {"why": "test"}
    )


def texts(models):
    return [(models / file).read_text() for file in FILES if (models / file).exists()]


def test_replaced_and_back(models):
    before = texts(models)
    replaced(models)
    assert texts(models) == [f"new {file}" for file in FILES]
    assert previous.rollback(models, models.parent)["why"] == "test"
    assert texts(models) == before
    taken = models.parent / "undone"
    assert sorted(p.read_text() for p in taken.rglob("taken_away/heads/*")) == sorted(
        f"new {file}" for file in FILES
    )


def test_back_twice_goes_back_two(models):
    before = texts(models)
    replaced(models)
    for file in FILES:
        (models.parent / "candidate" / file).write_text("newest")
    replaced(models)
    previous.rollback(models, models.parent)
    assert texts(models) == [f"new {file}" for file in FILES]
    previous.rollback(models, models.parent)
    assert texts(models) == before
    with pytest.raises(NotFound):
        previous.rollback(models, models.parent)


def test_the_first_model_goes_away_again(models):
    for file in FILES:
        (models / file).unlink()
    replaced(models)
    previous.rollback(models, models.parent)
    assert texts(models) == []


def test_a_damaged_copy_is_not_brought_back(models):
    folder = replaced(models)
    (folder / "models" / FILES[0]).write_text("damaged")
    with pytest.raises(ModelUnavailable, match="damaged"):
        previous.rollback(models, models.parent)
    assert texts(models) == [f"new {file}" for file in FILES]
