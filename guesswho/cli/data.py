"""``data``: check a dataset folder, split it, make one from annotations of other tools."""

import argparse
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guesswho.cli.report import Report

if TYPE_CHECKING:
    from guesswho.training.checking.check import Findings
    from guesswho.training.importing.folder import Found

HELP = "check, split or import a dataset folder"

_BOXES_HELP = "what the boxes hold: faces (default), or head and shoulders as they are to be cut"

_MOST_LINES = 12
"""Of each kind in the text; the JSON document has all."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's actions and their arguments."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="action")
    check = actions.add_parser("check", help="counts, twins, and what a model could cheat with")
    check.add_argument("folder", type=Path, metavar="DIR")
    check.set_defaults(data_action=_check)
    split = actions.add_parser("split", help="deal people out to train, val and test (split.csv)")
    split.add_argument("folder", type=Path, metavar="DIR")
    split.add_argument("--seed", type=int, default=1)
    split.add_argument(
        "--afresh", action="store_true", help="forget an earlier split instead of completing it"
    )
    split.set_defaults(data_action=_split)
    _add_imports(actions)
    for action in actions.choices.values():
        action.add_argument(
            "--json", action="store_true", default=argparse.SUPPRESS, help="print one JSON document"
        )


def _add_imports(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    vott = actions.add_parser("import-vott", help="boxes and tags of a VoTT JSON export")
    vott.add_argument("source", type=Path, metavar="EXPORT.json")
    vott.add_argument("--boxes", choices=("face", "portrait"), default="face", help=_BOXES_HELP)
    vott.set_defaults(data_action=_import_vott)
    celeba = actions.add_parser("import-celeba", help="CelebA: attributes, identities, partition")
    celeba.add_argument("source", type=Path, metavar="DIR", help="has list_attr_celeba.txt or .csv")
    celeba.add_argument(
        "--find-face", action="store_true", help="for pictures that are not cropped"
    )
    celeba.set_defaults(data_action=_import_celeba)
    lfw = actions.add_parser("import-lfw", help="LFW: folders of people, Name/Name_0001.jpg")
    lfw.add_argument("source", type=Path, metavar="DIR")
    lfw.add_argument("--attributes", type=Path, metavar="FILE", help="lfw_attributes.txt")
    lfw.set_defaults(data_action=_import_lfw)
    for action in (vott, celeba):
        action.add_argument("--photos", type=Path, metavar="DIR", help="where the pictures lie")
    for action in (vott, celeba, lfw):
        action.add_argument("out", type=Path, metavar="OUT", help="the new dataset folder")


def run(args: argparse.Namespace) -> Report:
    """Do the action; raises ``BadDataset`` or ``OSError``."""
    report: Report = args.data_action(args)
    return report


def _check(args: argparse.Namespace) -> Report:
    from tqdm import tqdm

    from guesswho.training import dataset
    from guesswho.training.checking.check import check

    data = dataset.load(args.folder)
    findings = check(data, lambda rows: tqdm(rows, total=len(data.examples), unit="photo"))
    return Report(findings.document(), _told(findings))


def _split(args: argparse.Namespace) -> Report:
    from guesswho.training import dataset, split

    examples = dataset.read(args.folder)
    known = None if args.afresh else split.read(args.folder)
    placed = split.assign(examples, args.seed, known)
    path = split.write(args.folder, placed)
    sizes = {name: sum(e.split == name for e in placed) for name in split.SPLITS}
    document: dict[str, Any] = {"file": str(path), "pictures": sizes}
    return Report(document, f"{path}: " + ", ".join(f"{n} {name}" for name, n in sizes.items()))


def _import_vott(args: argparse.Namespace) -> Report:
    from guesswho.training.importing import vott

    found = vott.read(args.source, args.photos, args.boxes)
    unread = [f"tag not read: {tag} ({n})" for tag, n in vott.unknown_tags(args.source).items()]
    return _imported(args.out, found, "vott", "hand", unread)


def _import_celeba(args: argparse.Namespace) -> Report:
    from guesswho.training.importing import celeba

    pictures = args.photos or args.source / "img_align_celeba"
    return _imported(
        args.out, celeba.read(args.source, pictures, args.find_face), "celeba", "dataset"
    )


def _import_lfw(args: argparse.Namespace) -> Report:
    from guesswho.training.importing import lfw

    return _imported(args.out, lfw.read(args.source, args.attributes), "lfw", "pseudo")


def _imported(
    out: Path, found: "Sequence[Found]", source: str, quality: str, remarks: Sequence[str] = ()
) -> Report:
    from tqdm import tqdm

    from guesswho.training.importing import folder

    made = folder.write(
        out, found, source, quality, lambda rows: tqdm(rows, total=len(found), unit="photo")
    )
    document = {**asdict(made), "folder": str(out), "remarks": list(remarks)}
    lines = [f"{out}: {made.pictures} pictures of {made.people} people"]
    for attribute, values in made.labels.items():
        lines.append(f"  {attribute:<12} " + ", ".join(f"{v} {n}" for v, n in values.items()))
    return Report(document, "\n".join([*lines, *made.unreadable, *remarks]))


def _told(findings: "Findings") -> str:
    """The text of a check: counts, then a paragraph for each kind of finding that there is."""
    paragraphs = {
        "unreadable": list(findings.unreadable),
        "people in two splits": [
            f"{person}: {', '.join(splits)}"
            for person, splits in findings.people_in_two_splits.items()
        ],
        "the same picture in two splits": [
            f"{t.one.path} ({t.one.split}), {t.other.path} ({t.other.split})"
            for t in findings.twins
        ],
        "unbalanced": [row.sentence for row in findings.unbalances],
        "few": [row.sentence for row in findings.scarcities],
        "what a model could cheat with": [
            *(row.sentence for row in findings.associations if row.notable),
            *(row.sentence for row in findings.differences if row.notable),
        ],
    }
    told = [_paragraph(title, lines) for title, lines in paragraphs.items() if lines]
    return "\n\n".join([_counts(findings), *told])


def _counts(findings: "Findings") -> str:
    lines = [f"{findings.pictures} pictures of {findings.people} people"]
    for attribute, splits in findings.counts.items():
        for split, values in splits.items():
            shares = ", ".join(f"{value} {n}" for value, n in values.items())
            lines.append(f"  {attribute:<12} {split:<6} {shares}")
    return "\n".join(lines)


def _paragraph(title: str, lines: list[str]) -> str:
    shown = [f"  {line}" for line in lines[:_MOST_LINES]]
    rest = len(lines) - len(shown)
    more = [f"  and {rest} more (--json has all)"] if rest else []
    return "\n".join([f"{title} ({len(lines)})", *shown, *more])
