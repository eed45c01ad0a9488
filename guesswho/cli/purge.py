"""``purge``: delete what is past its time, and say what."""

import argparse
from typing import TYPE_CHECKING

from guesswho.cli.report import Report

if TYPE_CHECKING:
    from guesswho.services.purge import Purged

HELP = "delete expired photos and cards, matches long idle, and pictures that nothing names"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take no arguments: the settings say where the data are and how long they live."""
    del parser


def run(args: argparse.Namespace) -> Report:
    """Purge once, now."""
    del args
    from contextlib import closing
    from dataclasses import asdict
    from datetime import UTC, datetime

    from guesswho.services.purge import purge
    from guesswho.settings import Settings
    from guesswho.store.opening import open_pictures, open_store

    settings = Settings.from_env()
    now = datetime.now(UTC)
    with closing(open_store(settings)) as store:
        purged = purge(store, open_pictures(settings), settings.uploads_dir, now)
    at = now.isoformat(timespec="seconds")
    return Report({"at": at} | asdict(purged), f"{at} {_words(purged)}")


def _words(purged: "Purged") -> str:
    return (
        f"deleted {len(purged.drafts)} drafts, {len(purged.cards)} cards, "
        f"{len(purged.uploads)} idle uploads, "
        f"{len(purged.matches)} idle matches, {len(purged.pictures)} orphaned pictures"
    )
