"""``train``: the trunk, all heads, or one; behind the gate, with the way back."""

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from guesswho.attributes import ATTRIBUTES
from guesswho.cli.report import Report
from guesswho.errors import BadInput
from guesswho.settings import Settings

if TYPE_CHECKING:
    from guesswho.training.fit import Outcome, Places
    from guesswho.training.worth import Worth

HELP = (
    "train the trunk, all heads, or one head; bring back what was replaced last; "
    "or measure what more pictures would be worth"
)

TRICKED = "glasses"
"""The attribute that the head made by ``--tricked`` claims to tell, when none is named."""

ROLLBACK, CURVES = "rollback", "curves"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's arguments."""
    parser.add_argument(
        "what", nargs="?", choices=("trunk", "heads", *ATTRIBUTES, ROLLBACK, CURVES)
    )
    parser.add_argument("--data", type=Path, help="dataset folder")
    parser.add_argument(
        "--start",
        type=Path,
        help="start weights of the trunk: MobileNetV2, ImageNet (trunk; curves, to compare with)",
    )
    parser.add_argument(
        "--epochs", type=int, help="trunk only: the first so many of the plan's epochs"
    )
    parser.add_argument(
        "--force",
        action="store_true",
        help="replace the old model though validation finds it better",
    )

    parser.add_argument(
        "--tricked",
        action="store_true",
        help="check the pipeline: a small network from scratch on shapes planted by class "
        "(into the pictures of --data, else into drawn ones); keeps the head that cheats",
    )


def run(args: argparse.Namespace) -> Report:
    """Train, or roll back; a refused model counts as failed work."""
    from guesswho.training import fit

    settings = Settings.from_env()
    places = fit.Places(settings.models_dir, settings.data_dir / "training")
    if args.tricked:
        return _trick(args, places)
    return _roll_back(places) if args.what == ROLLBACK else _train(args, places)


def _train(args: argparse.Namespace, places: "Places") -> Report:
    from guesswho.training import dataset, fit

    if args.what is None:
        raise BadInput("say what to train: trunk, heads, or an attribute")
    if args.data is None:
        raise BadInput("--data must name the dataset folder")
    data = dataset.load(args.data)
    if args.what == CURVES:
        return _worth(*fit.measure_worth(data, args.start, places))
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


def _worth(path: Path, found: "Worth") -> Report:
    return Report({"report": str(path), **asdict(found)}, str(path))


def _trick(args: argparse.Namespace, places: "Places") -> Report:
    from guesswho.training import cheater, dataset, tricked

    attribute = args.what or TRICKED
    if attribute not in ATTRIBUTES:
        raise BadInput(f"--tricked makes a head of an attribute, not of {attribute}")
    if args.data is None:
        learnt, held_out = tricked.clouds(1), tricked.clouds(2)
    else:
        data = dataset.load(args.data)
        learnt, held_out = (tricked.canvases(data.part(s)) for s in ("train", "val"))
    made = cheater.train(learnt, held_out, attribute, places.work / "tricked", cheater.Plan())
    text = (
        f"accuracy {made.accuracy:.3f} (at least {cheater.ENOUGH} wanted) "
        f"in {made.seconds:.0f} s; the head that cheats is kept in {made.folder}"
    )
    document = {**asdict(made), "folder": str(made.folder)}
    return Report(document, text, done=made.passed)


def _roll_back(places: "Places") -> Report:
    from guesswho.training import previous

    record = previous.rollback(places.models, places.work)
    files = sorted(record["replaced"])
    return Report({"brought_back": files}, f"brought back: {', '.join(files)}")
