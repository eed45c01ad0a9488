"""Reading dataset folders."""

import zipfile
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from guesswho.attributes import Traits
from guesswho.errors import BadDataset
from guesswho.training import dataset
from guesswho.training.example import Example
from tests import labelled_folder


def test_labels_and_splits(tmp_path):
    data = dataset.load(labelled_folder.write(tmp_path, 8))
    assert len(data.examples) == 8
    assert data.labels("glasses").tolist() == [0, 1] * 4
    assert data.labels("hat").tolist() == [-1] * 8
    assert [e.path for e in data.part("val").examples] == ["4.png", "5.png"]


def test_pictures_come_in_order_from_files_and_shards(tmp_path):
    root = labelled_folder.write(tmp_path, 4)
    with zipfile.ZipFile(root / "shard.zip", "w") as shard:
        shard.write(root / "1.png", "1.png")
    (root / "1.png").unlink()
    table = (root / "labels.csv").read_text().splitlines()
    rows = [
        table[0] + ",shard",
        *(line + (",shard.zip" if "1.png" in line else ",") for line in table[1:]),
    ]
    (root / "labels.csv").write_text("\n".join(rows))
    shown = list(dataset.load(root).pictures())
    assert [picture.shape for picture in shown] == [(44, 36, 3)] * 4
    assert [picture.mean() > 128 for picture in shown] == [False, True, False, True]


def test_class_folders_are_a_dataset_for_one_attribute(tmp_path):
    for value, count in (("yes", 2), ("no", 3)):
        folder = tmp_path / "hat" / value
        folder.mkdir(parents=True)
        for i in range(count):
            Image.new("RGB", (9, 11)).save(folder / f"{i}.jpg")
    data = dataset.load(tmp_path)
    assert sorted(data.labels("hat").tolist()) == [0, 0, 0, 1, 1]
    assert set(data.labels("tie").tolist()) == {-1}


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda text: text.replace("glasses", "spectacles"), "lacks the columns glasses"),
        (lambda text: text.replace("yes", "maybe"), "line 3"),
        (lambda text: text.splitlines()[0], "no labels.csv and no class folders"),
    ],
)
def test_what_is_wrong_with_a_table_is_said(tmp_path, damage, said):
    root = labelled_folder.write(tmp_path, 4)
    table = root / "labels.csv"
    table.write_text(damage(table.read_text()))
    with pytest.raises(BadDataset, match=said):
        dataset.load(root)


def test_the_unreadable_picture_is_named(tmp_path):
    root = labelled_folder.write(tmp_path, 4)
    (root / "2.png").write_bytes(b"not a picture")
    with pytest.raises(BadDataset, match=r"2\.png"):
        list(dataset.load(root).pictures())


def test_a_folder_that_brings_no_splits_is_dealt_out_by_person_the_same_way_each_time(tmp_path):
    root = labelled_folder.write(tmp_path, 80)
    rows = [line.split(",") for line in (root / "labels.csv").read_text().splitlines()]
    column = rows[0].index("split")
    without = "\n".join(",".join(row[:column] + row[column + 1 :]) for row in rows)
    (root / "labels.csv").write_text(without)
    data = dataset.load(root)
    shares = {s: np.bincount(data.part(s).labels("glasses")) for s in ("train", "val", "test")}
    assert {s: n.tolist() for s, n in shares.items()} == {
        "train": [24, 24],
        "val": [8, 8],
        "test": [8, 8],
    }
    assert dataset.load(root).examples == data.examples


def test_a_subfolder_of_a_class_folder_is_a_person(tmp_path):
    for path in ("hat/yes/ann/1.jpg", "hat/yes/ann/2.jpg", "hat/no/ann/1.jpg", "hat/no/3.jpg"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", (9, 11)).save(tmp_path / path)
    people = [e.identity for e in dataset.load(tmp_path).examples]
    assert sorted(people) == ["ann", "ann", "ann", "hat/no/3.jpg"]


@pytest.mark.parametrize(
    ("text", "said"),
    [("path,split\n", "must have the columns"), ("path,shard,split\n0.png,,exam\n", "'exam'")],
)
def test_a_malformed_split_file_is_refused(tmp_path, text, said):
    root = labelled_folder.write(tmp_path, 4)
    (root / "split.csv").write_text(text)
    with pytest.raises(BadDataset, match=said):
        dataset.load(root)


def test_a_column_of_weights_is_read(tmp_path):
    root = labelled_folder.write(tmp_path, 2)
    first, *rest = (root / "labels.csv").read_text().splitlines()
    table = [first + ",weight", *(line + ",0.25" for line in rest)]
    (root / "labels.csv").write_text("\n".join(table))
    assert [e.weight for e in dataset.load(root).examples] == [0.25, 0.25]


def examples_of(*rows):
    made = (Example(f"{i}.jpg", Traits(), split=s, source=o) for i, (s, o) in enumerate(rows))
    return dataset.Dataset(Path(), tuple(made))


def test_only_the_named_sources_teach_but_the_test_split_stays_whole():
    data = examples_of(("train", "a"), ("train", "b"), ("val", "b"), ("test", "b"), ("val", "a"))
    assert [e.path for e in data.taught_by(["a"]).examples] == ["0.jpg", "3.jpg", "4.jpg"]
    with pytest.raises(BadDataset, match="c"):
        data.taught_by(["a", "c"])


def test_pictures_are_left_out_by_path():
    data = examples_of(("train", "a"), ("train", "b"))
    assert [e.path for e in data.without(["0.jpg"]).examples] == ["1.jpg"]
    with pytest.raises(BadDataset, match=r"9\.jpg"):
        data.without(["9.jpg"])
