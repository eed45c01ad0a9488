"""Reading dataset folders."""

import zipfile

import pytest
from PIL import Image

from guesswho.errors import BadDataset
from guesswho.training import dataset
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
