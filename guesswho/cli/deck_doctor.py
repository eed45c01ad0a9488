"""``deck doctor``: how playable a deck is, and what would mend it."""

import argparse
from collections.abc import Iterator
from typing import Any

from guesswho.attributes import Traits
from guesswho.cards.deck import Deck
from guesswho.cli.deck_option import DECK_HELP, named_deck
from guesswho.cli.report import Report
from guesswho.opponents.doctor import Checkup, best_subset, examine

HELP = "twins, useless attributes, expected number of questions, what to change"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the action's arguments."""
    parser.add_argument("deck", metavar="DECK", help=DECK_HELP)
    parser.add_argument(
        "--best", type=int, metavar="N", help="also choose the N cards that play best together"
    )


def run(args: argparse.Namespace) -> Report:
    """Examine the deck; raises ``DeckNotFound`` or ``BadDeck``."""
    deck = named_deck(args.deck)
    checkup = examine(deck)
    document, lines = _document(deck, checkup), list(_lines(deck, checkup))
    if args.best is not None:
        chosen = best_subset(deck, args.best)
        found = examine(chosen)
        document["best"] = {"cards": list(chosen.ids), **_figures(found)}
        lines.append(f"the best {args.best} found: {_names(chosen)}; {_needed(found)}")
    return Report(document, "\n".join(lines))


def _document(deck: Deck, checkup: Checkup) -> dict[str, Any]:
    return {
        "deck": deck.name,
        "cards": checkup.cards,
        "twins": [sorted(ids) for ids in checkup.twins],
        "useless_attributes": list(checkup.useless),
        **_figures(checkup),
        "drop": checkup.drop,
        "wanted": dict(checkup.wanted) if checkup.wanted else None,
    }


def _figures(checkup: Checkup) -> dict[str, float]:
    return {"expected_questions": checkup.questions, "fewest_questions": checkup.fewest}


def _lines(deck: Deck, checkup: Checkup) -> Iterator[str]:
    yield f"{deck.name}: {checkup.cards} cards; {_needed(checkup)}"
    for ids in checkup.twins:
        yield f"twins: {', '.join(deck.card(card_id).name for card_id in sorted(ids))}"
    if checkup.useless:
        yield f"useless attributes: {', '.join(checkup.useless)}"
    if checkup.drop:
        yield f"better without {deck.card(checkup.drop).name} (id {checkup.drop})"
    if checkup.wanted:
        yield f"better with another card: {_look(checkup.wanted)}"


def _needed(checkup: Checkup) -> str:
    return (
        f"{checkup.questions:.2f} questions on average, "
        f"{checkup.fewest:.2f} with the best deck of this size"
    )


def _names(deck: Deck) -> str:
    return ", ".join(card.name for card in deck.cards)


def _look(traits: Traits) -> str:
    return ", ".join(f"{name} {value}" for name, value in traits.items() if value)
