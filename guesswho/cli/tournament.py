"""``tournament``: every opponent against every weaker one, under both rules."""

import argparse
from collections.abc import Iterator
from itertools import combinations
from typing import Any

from guesswho.cards.deck import Deck
from guesswho.cli.arena import at_least_one
from guesswho.cli.deck_option import add_deck_option, named_deck
from guesswho.cli.report import Report
from guesswho.game.match import Match, Rule
from guesswho.opponents.arena import Score, score, series
from guesswho.opponents.opponent import BY_ANSWERS, REGISTRY

HELP = "let every opponent play every weaker one under both rules; a table in Markdown"

_Result = tuple[str, str, Rule, Score]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's arguments."""
    add_deck_option(parser)
    parser.add_argument(
        "--games", type=at_least_one, default=1000, metavar="N", help="for each pair and rule"
    )
    parser.add_argument("--seed", type=int, default=0, metavar="S")


def run(args: argparse.Namespace) -> Report:
    """Play all series; raises what ``named_deck`` raises."""
    from tqdm import tqdm

    deck = named_deck(args.deck)
    pairs = [(a, b, rule) for b, a in combinations(BY_ANSWERS["app"], 2) for rule in Rule]
    with tqdm(total=len(pairs) * args.games, unit="match") as bar:
        results = [(*pair, _score(*pair, deck, args, bar)) for pair in pairs]
    return Report([_document(*result) for result in results], "\n".join(_table(results)))


def _score(a: str, b: str, rule: Rule, deck: Deck, args: argparse.Namespace, bar: Any) -> Score:
    return score(_counted(series(REGISTRY[a], REGISTRY[b], deck, rule, args.games, args.seed), bar))


def _counted(matches: Iterator[Match], bar: Any) -> Iterator[Match]:
    for match in matches:
        bar.update()
        yield match


def _document(a: str, b: str, rule: Rule, result: Score) -> dict[str, Any]:
    return {
        "a": a,
        "b": b,
        "rule": rule.value,
        "games": result.games,
        "a_wins": result.wins,
        "win_rate": result.win_rate,
        "interval": list(result.interval),
    }


def _table(results: list[_Result]) -> Iterator[str]:
    yield "| | against | a wrong guess | wins | 95 % interval |"
    yield "|---|---|---|---|---|"
    for a, b, rule, result in results:
        low, high = result.interval
        costs = "loses the match" if rule is Rule.LOSES else "costs the turn"
        yield f"| {a} | {b} | {costs} | {result.win_rate:.1%} | {low:.1%} – {high:.1%} |"
