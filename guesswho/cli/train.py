"""``train``: the trunk, all heads, or one; behind the gate, with the way back."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from guesswho.attributes import ATTRIBUTES
from guesswho.cli.report import Report
from guesswho.errors import BadInput
from guesswho.settings import Settings

if TYPE_CHECKING:
    from guesswho.training.fit import Outcome, Places

HELP = "train the trunk, all heads, or one head; or bring back what was replaced last"

ROLLBACK = "rollback"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's arguments."""
    parser.add_argument("what", choices=("trunk", "heads", *ATTRIBUTES, ROLLBACK))
    parser.add_argument("--data", type=Path, help="dataset folder")
    parser.add_argument(
        "--start", type=Path, help="start weights (trunk only): MobileNetV2, ImageNet"
    )
    parser.add_argument(
        "--epochs", type=int, help="trunk only: the first so many of the plan's epochs"
    )
    parser.add_argument(
        "--force",
        action="store_true",
        help="replace the old model though validation finds it better",
    )


def run(args: argparse.Namespace) -> Report:
    """Train, or roll back; a refused model counts as failed work."""
    from guesswho.training import fit

    settings = Settings.from_env()
    places = fit.Places(settings.models_dir, settings.data_dir / "training")
    return _roll_back(places) if args.what == ROLLBACK else _train(args, places)


def _train(args: argparse.Namespace, places: "Places") -> Report:
    from guesswho.training import dataset, fit

    if args.data is None:
        raise BadInput("--data must name the dataset folder")
    data = dataset.load(args.data)
    if args.what == "trunk":
        return _report(fit.train_trunk(data, args.start, places, args.epochs, args.force))
    chosen = tuple(ATTRIBUTES) if args.what == "heads" else (args.what,)
    return _report(fit.train_heads(data, chosen, places, args.force))


def _report(outcome: "Outcome") -> Report:
    document = {
        "report": str(outcome.report),
        "accepted": list(outcome.accepted),
        "refused": dict(outcome.refused),
        "kept": str(outcome.kept) if outcome.kept else None,
    }
    lines = [str(outcome.report)]
    if outcome.accepted:
        lines.append(f"accepted: {', '.join(outcome.accepted)}")
    lines += [f"refused: {sentence}" for sentence in outcome.refused.values()]
    if outcome.refused:
        lines.append("the old model stays; --force replaces it all the same")
    return Report(document, "\n".join(lines), done=not outcome.refused)


def _roll_back(places: "Places") -> Report:
    from guesswho.training import previous

    record = previous.rollback(places.models, places.work)
    files = sorted(record["replaced"])
    return Report({"brought_back": files}, f"brought back: {', '.join(files)}")
