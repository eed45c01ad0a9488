"""``train``: fine-tune the trunk, train all heads, or one; prints the report's path."""

import argparse
from pathlib import Path

from guesswho.attributes import ATTRIBUTES
from guesswho.cli.report import Report
from guesswho.settings import Settings

HELP = "train the trunk, all heads, or one head"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's arguments."""
    parser.add_argument("what", choices=("trunk", "heads", *ATTRIBUTES))
    parser.add_argument("--data", type=Path, required=True, help="dataset folder")
    parser.add_argument(
        "--start", type=Path, help="start weights (trunk only): MobileNetV2, ImageNet"
    )
    parser.add_argument(
        "--epochs", type=int, help="trunk only: the first so many of the plan's epochs"
    )


def run(args: argparse.Namespace) -> Report:
    """Train; the document names what was written and the report."""
    from guesswho.training import dataset, fit

    settings = Settings.from_env()
    places = fit.Places(settings.models_dir, settings.data_dir / "training")
    data = dataset.load(args.data)
    if args.what == "trunk":
        report = fit.train_trunk(data, args.start, places, args.epochs)
    else:
        chosen = tuple(ATTRIBUTES) if args.what == "heads" else (args.what,)
        report = fit.train_heads(data, chosen, places)
    return Report({"report": str(report)}, str(report))
