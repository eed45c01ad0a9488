"""``questions``: what each question would tell, best first."""

import argparse
from typing import Any

from guesswho.cards.card import Card
from guesswho.cards.deck import Deck
from guesswho.cli.deck_option import add_deck_option, named_deck
from guesswho.cli.report import Report
from guesswho.game.question import Split, splits
from guesswho.opponents.information import gain, ranked

HELP = "every legal question of a deck with its split and its information gain, best first"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's arguments."""
    add_deck_option(parser)
    parser.add_argument(
        "--candidates", metavar="ID,ID,…", help="the cards still considered (default: all)"
    )


def run(args: argparse.Namespace) -> Report:
    """Split the candidates; raises ``CardNotFound`` for an id that the deck has not."""
    cards = _candidates(named_deck(args.deck), args.candidates)
    best_first = ranked(splits(cards))
    questions = [_document(split) for split in best_first]
    return Report({"cards": len(cards), "questions": questions}, _text(len(cards), best_first))


def _candidates(deck: Deck, listed: str | None) -> tuple[Card, ...]:
    if listed is None:
        return deck.cards
    ids = dict.fromkeys(card_id.strip() for card_id in listed.split(",") if card_id.strip())
    return tuple(deck.card(card_id) for card_id in ids)


def _document(split: Split) -> dict[str, Any]:
    return {
        "attribute": split.question.attribute,
        "value": split.question.value,
        "yes": split.yes,
        "no": split.no,
        "bits": gain(split),
    }


def _text(cards: int, best_first: tuple[Split, ...]) -> str:
    rows = [
        f"{f'{split.question.attribute} = {split.question.value}':<24}"
        f"{split.yes:>6} : {split.no:<6} {gain(split):.3f} bits"
        for split in best_first
    ]
    return "\n".join([f"{cards} cards, {len(rows)} questions", *rows])
