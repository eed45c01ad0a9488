import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from guesswho.attributes import ATTRIBUTES
from guesswho.errors import ModelUnavailable, UnknownAttribute
from guesswho.vision.model_folder import Head, load_models, load_trunk, save_head, save_trunk
from tests import tiny_models


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    tiny_models.write(tmp_path)
    return tmp_path


def edit_card(path: Path, **changes: object) -> None:
    path.write_text(json.dumps({**json.loads(path.read_text()), **changes}))


def test_what_is_saved_is_loaded(folder: Path) -> None:
    models = load_models(folder)
    assert models.trunk.tflite == tiny_models.average_pooling()
    assert models.trunk.card["note"] == "for tests"
    assert list(models.heads) == list(ATTRIBUTES)
    for seed, attribute in enumerate(ATTRIBUTES):
        saved, head = tiny_models.random_head(attribute, seed), models.heads[attribute]
        np.testing.assert_array_equal(head.kernel, saved.kernel)
        np.testing.assert_array_equal(head.bias, saved.bias)
        assert head.temperature == saved.temperature
        assert models.cards[attribute]["values"] == list(ATTRIBUTES[attribute])


def test_equal_weights_give_identical_files(folder: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    tiny_models.write(again)
    for file in (path for path in again.rglob("*") if path.is_file()):
        assert file.read_bytes() == (folder / file.relative_to(again)).read_bytes()


def test_the_version_changes_with_any_head(folder: Path) -> None:
    before = load_models(folder)
    other = tiny_models.random_head("hat", seed=99)
    save_head(folder, "hat", other, {"trunk": before.trunk.version})
    after = load_models(folder)
    assert after.version != before.version
    assert after.cards["tie"] == before.cards["tie"]


def test_a_new_trunk_disowns_the_old_heads(folder: Path) -> None:
    save_trunk(folder, tiny_models.average_pooling() + b"\0", {})
    load_trunk(folder)
    with pytest.raises(ModelUnavailable, match=r"gender\.npz was trained on trunk"):
        load_models(folder)


@pytest.mark.parametrize("name", ["trunk.tflite", "trunk.json", "heads/tie.npz", "heads/tie.json"])
def test_a_missing_or_broken_file_is_named(folder: Path, name: str) -> None:
    path = folder / name
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(ModelUnavailable, match=name):
        load_models(folder)
    path.unlink()
    with pytest.raises(ModelUnavailable, match=rf"{name} is missing"):
        load_models(folder)


@pytest.mark.parametrize(
    ("card", "changes", "fault"),
    [
        ("heads/hat.json", {"values": ["yes", "no"]}, "other values"),
        ("heads/hat.json", {"attribute": "tie"}, "other values"),
        ("heads/hat.json", {"version": "0" * 12}, "card describes"),
        ("trunk.json", {"version": "0" * 12}, "card describes"),
        ("trunk.json", {"side": 224}, "224"),
    ],
)
def test_a_card_that_does_not_fit_is_refused(
    folder: Path, card: str, changes: dict[str, object], fault: str
) -> None:
    edit_card(folder / card, **changes)
    with pytest.raises(ModelUnavailable, match=fault):
        load_models(folder)


def test_a_card_that_is_no_object_is_refused(folder: Path) -> None:
    (folder / "trunk.json").write_text("[]")
    with pytest.raises(ModelUnavailable, match="no model card"):
        load_models(folder)


def test_a_head_of_another_attribute_is_refused(folder: Path) -> None:
    shutil.copy(folder / "heads/tie.npz", folder / "heads/hat.npz")
    with pytest.raises(ModelUnavailable, match="hat"):
        load_models(folder)


def test_heads_must_agree_on_the_embedding(folder: Path) -> None:
    trunk = load_trunk(folder).version
    long = Head(np.zeros((7, 2), np.float32), np.zeros(2, np.float32))
    save_head(folder, "hat", long, {"trunk": trunk})
    with pytest.raises(ModelUnavailable, match="disagree"):
        load_models(folder)


@pytest.mark.parametrize(
    "head",
    [
        Head(np.zeros((3, 5), np.float32), np.zeros(2, np.float32)),
        Head(np.zeros((3, 2), np.float32), np.zeros(5, np.float32)),
        Head(np.zeros(2, np.float32), np.zeros(2, np.float32)),
        Head(np.full((3, 2), np.nan, np.float32), np.zeros(2, np.float32)),
        Head(np.zeros((3, 2), np.float32), np.zeros(2, np.float32), temperature=0),
    ],
)
def test_impossible_weights_are_not_saved(tmp_path: Path, head: Head) -> None:
    with pytest.raises(ValueError, match=r"shapes|numbers|temperature"):
        save_head(tmp_path, "hat", head, {"trunk": "t"})
    assert not list(tmp_path.iterdir())


def test_a_head_names_its_attribute_and_its_trunk(tmp_path: Path) -> None:
    head = tiny_models.random_head("hat", 0)
    with pytest.raises(UnknownAttribute):
        save_head(tmp_path, "height", head, {"trunk": "t"})
    with pytest.raises(ValueError, match="trunk"):
        save_head(tmp_path, "hat", head, {})


def test_probabilities_are_the_softmax_of_the_cooled_logits() -> None:
    head = Head(np.eye(2, dtype=np.float32), np.array([0, 1], np.float32), temperature=2.0)
    embeddings = np.array([[4, 1], [1000, 0]], np.float32)
    expected = [1 / (1 + np.exp(-1)), 1.0]
    np.testing.assert_allclose(head.probabilities(embeddings)[:, 0], expected, rtol=1e-6)
