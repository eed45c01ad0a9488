"""``data``: checks, splits and imports on folders that are drawn here."""

import csv
import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from skimage.data import astronaut

from guesswho.cli.main import main
from guesswho.training import dataset
from tests import labelled_folder


def said(capsys, *argv: str):
    assert main(["data", *argv, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def class_folders(root: Path, people: int = 20) -> Path:
    """``people`` with a hat and as many without, two pictures each, all of them noise."""
    rng = np.random.default_rng(3)
    for value in ("yes", "no"):
        for person in range(people):
            folder = root / "hat" / value / f"{value}{person}"
            folder.mkdir(parents=True)
            for shot in range(2):
                pixels = rng.integers(0, 256, (44, 36, 3), dtype=np.uint8)
                Image.fromarray(pixels).save(folder / f"{shot}.png")
    return root


def test_check_counts_and_warns_of_what_a_model_could_cheat_with(tmp_path, capsys):
    found = said(capsys, "check", str(labelled_folder.write(tmp_path / "data")))
    assert found["pictures"] == 80
    assert found["counts"]["glasses"]["train"] == {"no": 20, "yes": 20}
    assert set(found["counts"]) == {"glasses"}
    light = next(row for row in found["differences"] if row["measure"] == "brightness")
    assert light["d"] > 5
    assert "glasses: pictures of yes are brighter" in light["sentence"]
    assert found["twins"] == []


def test_check_reads_well_without_json(tmp_path, capsys):
    assert main(["data", "check", str(labelled_folder.write(tmp_path / "data"))]) == 0
    text = capsys.readouterr().out
    assert "80 pictures of 80 people" in text
    assert "what a model could cheat with" in text


def test_check_goes_on_past_unreadable_files(tmp_path, capsys):
    root = labelled_folder.write(tmp_path / "data")
    (root / "0.png").write_bytes(b"not a picture")
    (root / "5.png").unlink()
    found = said(capsys, "check", str(root))
    assert [line.split()[0] for line in found["unreadable"]] == ["0.png", "5.png"]
    assert found["counts"]["glasses"]["train"]["no"] == 19


def test_check_finds_a_copy_in_another_split_and_a_person_in_two(tmp_path, capsys):
    root = labelled_folder.write(tmp_path / "data")
    portrait = Image.fromarray(astronaut()[0:264, 110:326])
    portrait.save(root / "0.png")
    portrait.resize((108, 132)).save(root / "4.jpg", quality=40)
    table = (root / "labels.csv").read_text().replace("4.png,val,drawn,p4", "4.jpg,val,drawn,p0")
    (root / "labels.csv").write_text(table)
    found = said(capsys, "check", str(root))
    assert [sorted(twins["pictures"]) for twins in found["twins"]] == [["0.png", "4.jpg"]]
    assert found["people_in_two_splits"] == {"p0": ["train", "val"]}


def test_a_split_is_a_file_by_person_reproducible_by_seed(tmp_path, capsys):
    root = class_folders(tmp_path)
    made = said(capsys, "split", str(root), "--seed", "5")
    first = (root / "split.csv").read_bytes()
    assert made["pictures"] == {"train": 48, "val": 16, "test": 16}
    by_person = {(e.identity, e.split) for e in dataset.load(root).examples}
    assert len(by_person) == 40

    said(capsys, "split", str(root), "--seed", "6", "--afresh")
    assert (root / "split.csv").read_bytes() != first
    said(capsys, "split", str(root), "--seed", "5", "--afresh")
    assert (root / "split.csv").read_bytes() == first


def test_who_comes_later_moves_nobody(tmp_path, capsys):
    root = class_folders(tmp_path)
    said(capsys, "split", str(root))
    before = {e.path: e.split for e in dataset.load(root).examples}
    newcomer = root / "hat" / "yes" / "zoe"
    newcomer.mkdir()
    Image.new("RGB", (9, 11)).save(newcomer / "1.jpg")
    assert main(["data", "check", str(root)]) == 2
    assert "hat/yes/zoe/1.jpg" in capsys.readouterr().err
    said(capsys, "split", str(root))
    after = {e.path: e.split for e in dataset.load(root).examples}
    assert {path: after[path] for path in before} == before
    assert len(after) == len(before) + 1


def rows(folder: Path) -> list[dict[str, str]]:
    with (folder / "labels.csv").open() as file:
        return list(csv.DictReader(file))


def vott_export(tmp_path: Path, tags: list[list[str]]) -> Path:
    Image.fromarray(astronaut()).save(tmp_path / "eileen 1.png")
    box = {"left": 175.2, "top": 70, "width": 100, "height": 100}
    regions = [{"type": "RECTANGLE", "tags": t, "boundingBox": box} for t in tags]
    asset = {"name": "eileen%201.png", "path": "file:/elsewhere/eileen%201.png"}
    path = tmp_path / "export.json"
    path.write_text(json.dumps({"assets": {"a1": {"asset": asset, "regions": regions}}}))
    return path


def test_vott_boxes_become_framed_faces_with_labels(tmp_path, capsys):
    tags = [["Woman", "No-Glasses", "hair colour: brown", "person: Eileen"], ["hat", "no hat", "?"]]
    made = said(capsys, "import-vott", str(vott_export(tmp_path, tags)), str(tmp_path / "out"))
    assert made["pictures"] == 2
    assert made["remarks"] == ["tag not read: ? (1)"]
    eileen, other = rows(tmp_path / "out")
    assert (eileen["gender"], eileen["glasses"], eileen["hair_colour"]) == ("female", "no", "brown")
    assert (eileen["identity"], other["identity"]) == ("Eileen", "photo:eileen%201.png")
    assert other["hat"] == ""
    data = dataset.load(tmp_path / "out")
    height, width, _ = next(data.pictures()).shape
    assert width / height == pytest.approx(9 / 11, abs=0.01)
    assert height == pytest.approx(100 / 0.44, abs=2)


def test_vott_boxes_may_be_the_portraits_themselves(tmp_path, capsys):
    export = vott_export(tmp_path, [["man"]])
    said(capsys, "import-vott", str(export), str(tmp_path / "out"), "--boxes", "portrait")
    assert next(dataset.load(tmp_path / "out").pictures()).shape == (100, 100, 3)


CELEBA = [
    "5_o_Clock_Shadow",
    "Arched_Eyebrows",
    "Bald",
    "Black_Hair",
    "Blond_Hair",
    "Brown_Hair",
    "Eyeglasses",
    "Goatee",
    "Gray_Hair",
    "Male",
    "Mustache",
    "No_Beard",
    "Sideburns",
    "Straight_Hair",
    "Wavy_Hair",
    "Wearing_Hat",
    "Wearing_Necktie",
]


def celeba(root: Path, pictures: list[set[str]], separator: str, suffix: str) -> Path:
    (root / "img_align_celeba").mkdir(parents=True)
    marks = [["1" if name in flags else "-1" for name in CELEBA] for flags in pictures]
    names = [f"{n:06d}.jpg" for n in range(1, len(pictures) + 1)]
    for name in names:
        Image.new("RGB", (178, 218), "teal").save(root / "img_align_celeba" / name)
    head = separator.join(["image_id", *CELEBA] if suffix == "csv" else CELEBA)
    table = [head, *(separator.join([n, *row]) for n, row in zip(names, marks, strict=True))]
    if suffix == "txt":
        table.insert(0, str(len(names)))
    files = {
        "list_attr_celeba": table,
        "identity_CelebA": [f"{n}{separator}{7 + i // 2}" for i, n in enumerate(names)],
        "list_eval_partition": [f"{n}{separator}{i % 3}" for i, n in enumerate(names)],
    }
    for name, lines in files.items():
        (root / f"{name}.{suffix}").write_text("\n".join(lines) + "\n")
    return root


@pytest.mark.parametrize(("separator", "suffix"), [(" ", "txt"), (",", "csv")])
def test_celeba_with_identities_and_partition(tmp_path, capsys, separator, suffix):
    pictures = [
        {"Male", "Bald", "Goatee", "Eyeglasses", "Black_Hair"},
        {"No_Beard", "Blond_Hair", "Wavy_Hair"},
        {"Male", "No_Beard", "Sideburns", "Brown_Hair", "Gray_Hair", "Straight_Hair", "Wavy_Hair"},
    ]
    source = celeba(tmp_path / "celeba", pictures, separator, suffix)
    said(capsys, "import-celeba", str(source), str(tmp_path / "out"))
    man, woman, unsure = rows(tmp_path / "out")
    told = {a: man[a] for a in ("gender", "hair_length", "hair_colour", "facial_hair", "glasses")}
    assert list(told.values()) == ["male", "bald", "", "yes", "yes"]
    assert (woman["hair_type"], woman["hair_colour"], woman["facial_hair"]) == (
        "curly",
        "blond",
        "no",
    )
    assert (unsure["hair_type"], unsure["hair_colour"], unsure["facial_hair"]) == ("", "", "")
    assert [r["split"] for r in (man, woman, unsure)] == ["train", "val", "test"]
    assert [r["identity"] for r in (man, woman, unsure)] == ["celeba:7", "celeba:7", "celeba:8"]
    assert next(dataset.load(tmp_path / "out").pictures()).shape == (218, 178, 3)


def test_lfw_with_the_attributes_of_which_a_classifier_was_sure(tmp_path, capsys):
    for name in ("Ann_Lee_0001", "Ann_Lee_0002", "Bob_0001"):
        folder = tmp_path / "lfw" / name[:-5]
        folder.mkdir(parents=True, exist_ok=True)
        Image.fromarray(astronaut()).save(folder / f"{name}.jpg")
    table = [
        "#  a comment",
        "#\tperson\timagenum\tMale\tEyeglasses\tSunglasses\tNo Beard\tMustache\tGoatee",
        "Ann Lee\t1\t-1.5\t-2\t-1\t2\t-1\t-1",
        "Ann Lee\t2\t-0.1\t0.9\t-1\t-2\t-1\t-1",
    ]
    (tmp_path / "attributes.txt").write_text("\n".join(table))
    attributes = ["--attributes", str(tmp_path / "attributes.txt")]
    made = said(capsys, "import-lfw", str(tmp_path / "lfw"), str(tmp_path / "out"), *attributes)
    assert (made["pictures"], made["people"]) == (3, 2)
    one, two, bob = rows(tmp_path / "out")
    assert (one["gender"], one["glasses"], one["facial_hair"]) == ("female", "no", "no")
    assert (two["gender"], two["glasses"], two["facial_hair"]) == ("", "yes", "yes")
    assert not any(bob[a] for a in ("gender", "glasses", "hat"))
    assert {e.split for e in dataset.load(tmp_path / "out").examples} <= {"train", "val", "test"}


def test_a_celeba_table_with_a_torn_row_is_refused(tmp_path, capsys):
    source = celeba(tmp_path / "celeba", [{"Male"}], " ", "txt")
    table = source / "list_attr_celeba.txt"
    table.write_text(table.read_text().rsplit(" ", 1)[0])
    assert main(["data", "import-celeba", str(source), str(tmp_path / "out")]) == 2
    assert "malformed" in capsys.readouterr().err


@pytest.mark.parametrize("verb", ["import-vott", "import-celeba", "import-lfw"])
def test_what_is_no_such_source_is_refused_in_one_line(tmp_path, capsys, verb):
    (tmp_path / "empty").mkdir()
    assert main(["data", verb, str(tmp_path / "empty"), str(tmp_path / "out")]) == 2
    assert capsys.readouterr().err.startswith("BadDataset:")


def test_an_import_never_writes_over_a_folder(tmp_path, capsys):
    export = vott_export(tmp_path, [["man"]])
    said(capsys, "import-vott", str(export), str(tmp_path / "out"))
    assert main(["data", "import-vott", str(export), str(tmp_path / "out")]) == 2
    assert "already" in capsys.readouterr().err
