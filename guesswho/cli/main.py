"""Parses the command line and runs one verb.

Exit status: 0 done, 1 the work failed, 2 wrong usage. Errors are one line on stderr.
"""

import argparse
import importlib
import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stdout
from math import isfinite
from typing import Any

from guesswho.cli.report import Report
from guesswho.errors import BadInput, GuessWhoError
from guesswho.settings import BadSetting

VERBS = (
    "questions",
    "arena",
    "tournament",
    "classify",
    "evaluate",
    "train",
    "data",
    "deck",
    "photos",
    "purge",
    "user",
)
"""Each the name of a module beside this one."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit status."""
    args = _parser().parse_args(argv)
    try:
        with _stdout_left_alone():
            report: Report = args.run(args)
    except (GuessWhoError, BadSetting, OSError) as error:
        print(f"{type(error).__name__}: {_words(error)}", file=sys.stderr)
        return 2 if isinstance(error, BadInput | BadSetting) else 1
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)
        return 1
    _print(json.dumps(_without_nan(report.document)) if args.json else report.text)
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


@contextmanager
def _stdout_left_alone() -> Iterator[None]:
    """Send to stderr what verbs and libraries print, C libraries too: stdout is the report's."""
    sys.stdout.flush()
    stdout = os.dup(1)
    os.dup2(2, 1)
    try:
        with redirect_stdout(sys.stderr):
            yield
    finally:
        os.dup2(stdout, 1)
        os.close(stdout)


def _without_nan(document: Any) -> Any:
    """Put null where a figure could not be computed: JSON knows neither NaN nor infinity."""
    if isinstance(document, Mapping):
        return {name: _without_nan(value) for name, value in document.items()}
    if isinstance(document, list | tuple):
        return [_without_nan(value) for value in document]
    return None if isinstance(document, float) and not isfinite(document) else document


def _print(text: str) -> None:
    """Print what the terminal's encoding can show; file names may hold anything."""
    shown = text.encode(sys.stdout.encoding, "backslashreplace").decode(sys.stdout.encoding)
    try:
        print(shown, flush=True)
    except BrokenPipeError:  # whoever reads has enough; nor may Python's own flush complain
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


def _words(error: Exception) -> str:
    """Say what happened in one line; only the text of an ``OSError`` names its file."""
    arguments = (error,) if isinstance(error, OSError) else error.args
    text = " ".join(str(argument) for argument in arguments) or error.__doc__ or ""
    return " ".join(text.split())
