"""``photos``: read what is left of the files of photos that staff sent for a deck."""

import argparse

from guesswho.cli.report import Report

HELP = "read the photos that have arrived for a team deck and still wait"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the deck's id, as the address of its page tells it."""
    parser.add_argument("deck", help="the deck's id")


def run(args: argparse.Namespace) -> Report:
    """Work until nothing is left."""
    from guesswho.services.services import connect
    from guesswho.settings import Settings

    services = connect(Settings.from_env())
    deck = services.team_decks.deck(args.deck)
    files = services.uploads.work_on(deck.id)
    cards = len(services.team_decks.members(deck.id))
    return Report(
        {"deck": deck.id, "files": files, "cards": cards},
        f"read {files} files; the deck has {cards} cards",
    )
