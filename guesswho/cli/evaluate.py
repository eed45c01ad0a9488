"""``evaluate``: how well the classifiers in ``models/`` answer on a labelled folder."""

import argparse
from collections.abc import Iterator
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
SPLITS = ("train", "val", "test")

WIDE_GAP = 0.06
"""A difference between women and men that is told in the table."""

HELP = "measure the classifiers on a labelled folder"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's arguments."""
    parser.add_argument("--data", type=Path, required=True, help="dataset folder")
    parser.add_argument(
        "--split",
        type=_splits,
        default=("test",),
        help="train, val, test (default), several (val,test), or all",
    )
    parser.add_argument(
        "--find-face", action="store_true", help="go the whole way a visitor's photo goes"
    )


def run(args: argparse.Namespace) -> Report:
    """Evaluate; the document maps each attribute to its figures, by group too."""
    from tqdm import tqdm

    from guesswho.training import dataset, evaluate
    from guesswho.vision.litert import load_recognizer

    data = dataset.load(args.data).part(*args.split)
    if not data.examples:
        raise BadDataset(f"{args.data} has no pictures in the split {', '.join(args.split)}")
    recognizer = load_recognizer(Settings.from_env().models_dir)
    read = evaluate.read_whole_way if args.find_face else evaluate.read_as_framed
    scores = read(data, recognizer, lambda rows: tqdm(rows, total=len(data.examples), unit="photo"))
    document = {a: _document(data, scores, a) for a in ATTRIBUTES}
    return Report(document, _table(document))


def _splits(text: str) -> tuple[str, ...]:
    names = SPLITS if text == EVERYTHING else tuple(text.split(","))
    if not set(names) <= set(SPLITS):
        raise argparse.ArgumentTypeError(f"no such split: {text}")
    return names


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
    gaps = [
        {**asdict(gap), "difference": gap.difference}
        for gap in evaluate.gaps(data, scores, attribute)
    ]
    return {**asdict(overall), "groups": by_group, "women_and_men": gaps}


def _table(document: dict[str, dict[str, Any] | None]) -> str:
    head = (
        f"{'attribute':<12} {'n':>5} {'accuracy':>9} {'balanced':>9}  95 % interval  "
        f"{'ECE':>5} (if perfect)"
    )
    lines = (_line(attribute, row) for attribute, row in document.items())
    return "\n".join([head, *lines, *_wide_gaps(document)])


def _wide_gaps(document: dict[str, dict[str, Any] | None]) -> Iterator[str]:
    """A sentence for each value that is found clearly less often on women or on men."""
    for attribute, row in document.items():
        for gap in row["women_and_men"] if row else ():
            if abs(gap["difference"]) > WIDE_GAP:
                (women, n_women), (men, n_men) = gap["women"], gap["men"]
                low, high = gap["interval"]
                yield (
                    f"{attribute} {gap['value']}: women {women:.3f} (n = {n_women}), men {men:.3f} "
                    f"(n = {n_men}), difference {gap['difference']:+.3f} ({low:+.3f} … {high:+.3f})"
                )


def _line(attribute: str, row: dict[str, Any] | None) -> str:
    if row is None:
        return f"{attribute:<12} {0:>5}  no labelled pictures"
    low, high = row["interval"]
    recall = " ".join(f"{value} {rate:.2f}" for value, rate in row["recall"].items())
    rates = f"{row['accuracy']:>9.3f} {row['balanced_accuracy']:>9.3f}"
    calibration = f"{row['ece']:.3f} ({row['ece_band'][0]:.3f} … {row['ece_band'][1]:.3f})"
    return f"{attribute:<12} {row['n']:>5} {rates}  {low:.3f} … {high:.3f}  {calibration}  {recall}"
