"""``arena``: one opponent against another, many times."""

import argparse
from typing import Any

from guesswho.cli.deck_option import add_deck_option, named_deck
from guesswho.cli.report import Report
from guesswho.game.match import Rule
from guesswho.opponents.arena import Score, score, series
from guesswho.opponents.opponent import REGISTRY, opponent

HELP = "let two opponents play each other and count"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's arguments."""
    names = ", ".join(REGISTRY)
    parser.add_argument("a", metavar="A", help=f"the one whose wins are counted: {names}")
    parser.add_argument("b", metavar="B", help="the other one; may be the same")
    add_deck_option(parser)
    parser.add_argument("--games", type=at_least_one, default=1000, metavar="N")
    parser.add_argument("--seed", type=int, default=0, metavar="S")
    parser.add_argument("--rule", choices=[rule.value for rule in Rule], default=Rule.LOSES.value)


def run(args: argparse.Namespace) -> Report:
    """Play the series; raises ``UnknownOpponent`` and what ``named_deck`` raises."""
    from tqdm import tqdm

    players = opponent(args.a), opponent(args.b)
    matches = series(*players, named_deck(args.deck), Rule(args.rule), args.games, args.seed)
    result = score(tqdm(matches, total=args.games, unit="match"))
    return Report(_document(args, result), _text(args, result))


def at_least_one(text: str) -> int:
    """Read an argument that counts something."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number


def _document(args: argparse.Namespace, result: Score) -> dict[str, Any]:
    return {
        "a": args.a,
        "b": args.b,
        "games": result.games,
        "a_wins": result.wins,
        "win_rate": result.win_rate,
        "interval": list(result.interval),
    }


def _text(args: argparse.Namespace, result: Score) -> str:
    low, high = result.interval
    return (
        f"{args.a} wins {result.wins} of {result.games} against {args.b}: "
        f"{result.win_rate:.1%} (95 % interval {low:.1%} to {high:.1%})"
    )
