"""``deck export``, ``deck import``, ``deck doctor``: decks to and from files, and their health."""

import argparse
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from guesswho.cards.deck import Deck
from guesswho.cards.deck_file import SUFFIX, PackedDeck, load_packed, write_csv, write_zip
from guesswho.cards.stock import STOCK_NAME
from guesswho.cli import deck_doctor
from guesswho.cli.deck_option import DECK_HELP, imported_decks
from guesswho.cli.report import Report
from guesswho.errors import BadDeck

HELP = "export a deck to a file, import one from a file, or examine how well it plays"

_CSV = ".csv"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's actions and their arguments."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="action")
    out = actions.add_parser("export", help="write a deck to a .guesswho or .csv file")
    out.add_argument("deck", metavar="DECK", help=DECK_HELP)
    out.add_argument("file", type=_deck_path, metavar="FILE", help="a csv leaves pictures out")
    out.set_defaults(deck_action=_export)
    into = actions.add_parser("import", help="check a deck's file and keep the deck by its name")
    into.add_argument("file", type=Path, metavar="FILE", help="a .guesswho or .csv file")
    into.add_argument("--name", help="keep it under this name (default: the deck's own)")
    into.set_defaults(deck_action=_import)
    doctor = actions.add_parser("doctor", help=deck_doctor.HELP)
    deck_doctor.add_arguments(doctor)
    doctor.set_defaults(deck_action=deck_doctor.run)
    for action in (out, into, doctor):
        action.add_argument(
            "--json", action="store_true", default=argparse.SUPPRESS, help="print one JSON document"
        )


def run(args: argparse.Namespace) -> Report:
    """Do the action; raises ``DeckNotFound``, ``BadDeck`` or ``OSError``."""
    report: Report = args.deck_action(args)
    return report


def _export(args: argparse.Namespace) -> Report:
    packed = load_packed(args.deck, imported_decks())
    args.file.write_bytes(_content(packed, args.file.suffix.lower()))
    return _report("wrote", packed.deck, args.file)


def _content(packed: PackedDeck, suffix: str) -> bytes:
    if suffix == _CSV:
        return write_csv(packed.deck).encode()
    return write_zip(packed.deck, packed.pictures)


def _import(args: argparse.Namespace) -> Report:
    packed = load_packed(args.file)
    deck = replace(packed.deck, name=_kept_name(args.name or packed.deck.name))
    path = imported_decks() / (deck.name + SUFFIX)
    path.parent.mkdir(parents=True, exist_ok=True)
    content = write_zip(deck, packed.pictures)
    try:
        with path.open("xb") as file:
            file.write(content)
    except FileExistsError:
        raise FileExistsError(f"{path} is there already; choose another --name") from None
    return _report("imported", deck, path)


def _kept_name(name: str) -> str:
    """``name`` as a file name and a word on the command line; ``BadDeck`` if it cannot be one."""
    kept = re.sub(r"[^\w-]+", "-", name).strip("-")
    if not kept or kept == STOCK_NAME:
        raise BadDeck(f"a deck cannot be kept as {name!r}; choose another with --name")
    return kept


def _deck_path(text: str) -> Path:
    path = Path(text)
    if path.suffix.lower() not in (SUFFIX, _CSV):
        raise argparse.ArgumentTypeError(f"{text!r} ends neither in {SUFFIX} nor in {_CSV}")
    return path


def _report(done: str, deck: Deck, path: Path) -> Report:
    twins = [sorted(ids) for ids in deck.twins()]
    document: dict[str, Any] = {
        "deck": deck.name,
        "file": str(path),
        "cards": len(deck.cards),
        "twins": twins,
    }
    alike = f", {len(twins)} groups of twins" if twins else ""
    return Report(document, f"{done} {deck.name}: {len(deck.cards)} cards{alike} ({path})")
