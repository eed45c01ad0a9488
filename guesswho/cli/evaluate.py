"""``evaluate``: how well the classifiers in ``models/`` answer on a labelled folder."""

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guesswho.attributes import ATTRIBUTES
from guesswho.cli.report import Report
from guesswho.errors import BadDataset
from guesswho.settings import Settings

if TYPE_CHECKING:
    from guesswho.training.dataset import Dataset
    from guesswho.training.evaluate import Scores

EVERYTHING = "all"
SPLITS = ("train", "val", "test", EVERYTHING)

HELP = "measure the classifiers on a labelled folder"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's arguments."""
    parser.add_argument("--data", type=Path, required=True, help="dataset folder")
    parser.add_argument(
        "--split", choices=SPLITS, default="test", help="train, val, test (default) or all"
    )
    parser.add_argument(
        "--find-face", action="store_true", help="go the whole way a visitor's photo goes"
    )


def run(args: argparse.Namespace) -> Report:
    """Evaluate; the document maps each attribute to its figures, by group too."""
    from tqdm import tqdm

    from guesswho.training import dataset, evaluate
    from guesswho.vision.litert import load_recognizer

    data = dataset.load(args.data)
    if args.split != EVERYTHING:
        data = data.part(args.split)
    if not data.examples:
        raise BadDataset(f"{args.data} has no pictures in the split {args.split!r}")
    recognizer = load_recognizer(Settings.from_env().models_dir)
    read = evaluate.read_whole_way if args.find_face else evaluate.read_as_framed
    scores = read(data, recognizer, lambda rows: tqdm(rows, total=len(data.examples), unit="photo"))
    document = {a: _document(data, scores, a) for a in ATTRIBUTES}
    return Report(document, _table(document))


def _document(data: "Dataset", scores: "Scores", attribute: str) -> dict[str, Any] | None:
    from guesswho.training import evaluate

    overall = evaluate.figures(data, scores, attribute)
    if overall is None:
        return None
    by_group = {
        kind: {
            name: asdict(figures)
            for name, mask in masks.items()
            if (figures := evaluate.figures(*evaluate.subset(data, scores, mask), attribute))
        }
        for kind, masks in evaluate.groups(data).items()
    }
    return {**asdict(overall), "groups": by_group}


def _table(document: dict[str, dict[str, Any] | None]) -> str:
    head = f"{'attribute':<12} {'n':>5} {'accuracy':>9} {'balanced':>9}  95 % interval  {'ECE':>5}"
    return "\n".join([head, *(_line(attribute, row) for attribute, row in document.items())])


def _line(attribute: str, row: dict[str, Any] | None) -> str:
    if row is None:
        return f"{attribute:<12} {0:>5}  no labelled pictures"
    low, high = row["interval"]
    recall = " ".join(f"{value} {rate:.2f}" for value, rate in row["recall"].items())
    rates = f"{row['accuracy']:>9.3f} {row['balanced_accuracy']:>9.3f}"
    return (
        f"{attribute:<12} {row['n']:>5} {rates}  {low:.3f} … {high:.3f}  {row['ece']:.3f}  {recall}"
    )
