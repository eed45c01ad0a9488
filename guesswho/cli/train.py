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
    from guesswho.training.fit import Outcome, Places, TrunkOrder
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
    parser.add_argument("--models", type=Path, help="where the result goes, instead of models/")
    parser.add_argument(
        "--sources", type=_names, help="learn and choose from these sources alone (a,b,…)"
    )
    parser.add_argument(
        "--leave-out", type=_names, default=(), help="pictures to do without, by path (a,b,…)"
    )
    parser.add_argument(
        "--undecided",
        type=_attributes,
        default=(),
        help="attributes that the pictures cannot teach: their heads give no answer (a,b,…)",
    )
    parser.add_argument(
        "--start",
        type=Path,
        help="what the trunk starts from: MobileNetV2's ImageNet weights, or a checkpoint of an "
        "earlier training to refine (curves: ImageNet weights to compare with)",
    )
    trunk = parser.add_argument_group("trunk only")
    trunk.add_argument("--teacher", type=Path, help="models folder whose opinion is learnt too")
    trunk.add_argument("--sides", type=_numbers, help="side in pixels of each epoch (128,128,160)")
    trunk.add_argument("--steps", type=int, help="batches an epoch")
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
    places = fit.Places(args.models or settings.models_dir, settings.data_dir / "training")
    if args.tricked:
        return _trick(args, places)
    return _roll_back(places) if args.what == ROLLBACK else _train(args, places)


def _train(args: argparse.Namespace, places: "Places") -> Report:
    from guesswho.training import dataset, fit

    if args.what is None:
        raise BadInput("say what to train: trunk, heads, or an attribute")
    if args.data is None:
        raise BadInput("--data must name the dataset folder")
    data = dataset.load(args.data).without(args.leave_out)
    if args.sources:
        data = data.taught_by(args.sources)
    if args.what == CURVES:
        return _worth(*fit.measure_worth(data, args.start, places))
    if args.what == "trunk":
        return _report(fit.train_trunk(data, _order(args), places, args.force))
    chosen = tuple(ATTRIBUTES) if args.what == "heads" else (args.what,)
    return _report(fit.train_heads(data, chosen, places, args.undecided, args.force))


def _order(args: argparse.Namespace) -> "TrunkOrder":
    from guesswho.training import fit

    return fit.TrunkOrder(
        start=args.start,
        teacher=args.teacher,
        sides=args.sides,
        steps=args.steps,
        undecided=args.undecided,
    )


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(","))


def _attributes(text: str) -> tuple[str, ...]:
    names = _names(text)
    if not set(names) <= ATTRIBUTES.keys():
        raise argparse.ArgumentTypeError(f"not all attributes: {text}")
    return names


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(number) for number in text.split(","))


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
