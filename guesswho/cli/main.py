"""Parses the command line and runs one verb.

Exit status: 0 done, 1 the work failed, 2 wrong usage. Errors are one line on stderr.
"""

import argparse
import importlib
import json
import sys
from collections.abc import Sequence

from guesswho.cli.report import Report
from guesswho.errors import BadInput, GuessWhoError

VERBS = ("questions", "arena", "classify", "evaluate", "train", "data", "deck", "purge")
"""Each the name of a module beside this one."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit status."""
    args = _parser().parse_args(argv)
    try:
        report: Report = args.run(args)
    except (GuessWhoError, OSError) as error:
        print(f"{type(error).__name__}: {_words(error)}", file=sys.stderr)
        return 2 if isinstance(error, BadInput) else 1
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)
        return 1
    print(json.dumps(report.document, ensure_ascii=False) if args.json else report.text)
    return 0 if report.done else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m guesswho", description="Guess Who.")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="verb")
    for verb in VERBS:
        module = importlib.import_module(f"guesswho.cli.{verb}")
        subparser = verbs.add_parser(verb, help=module.HELP, description=module.HELP)
        subparser.add_argument("--json", action="store_true", help="print one JSON document")
        module.add_arguments(subparser)
        subparser.set_defaults(run=module.run)
    return parser


def _words(error: Exception) -> str:
    return " ".join(str(argument) for argument in error.args) or (error.__doc__ or "").strip()
