"""What a move costs each opponent, and what the expert spends once on a new deck."""

from random import Random

from benchmarks.stopwatch import cpu_seconds
from guesswho.cards.stock import stock_deck
from guesswho.game.match import Rule, Seat, start
from guesswho.game.view import view
from guesswho.opponents.opponent import REGISTRY
from guesswho.opponents.race import Race, RaceTable
from guesswho.opponents.solved_deck import SolvedDeck


def run() -> list[str]:
    """Lines with the cost of the first move on the stock deck, and of what is kept."""
    deck = stock_deck()
    opening = view(start(deck, Rule.LOSES, deck.ids[:2], Seat.FIRST), Seat.FIRST)
    rng = Random(1)
    moves = {
        name: cpu_seconds(lambda player=player: player.choose(opening, rng), loops=200)
        for name, player in REGISTRY.items()
    }
    solving = cpu_seconds(lambda: _solve(Rule.LOSES), repeats=3)
    table = cpu_seconds(lambda: RaceTable(Race.TURN, 64), repeats=3)
    return [
        *(f"opponents: {name} moves in {cost * 1e6:.0f} µs" for name, cost in moves.items()),
        f"opponents: solving the stock deck once takes {solving * 1e3:.0f} ms",
        f"opponents: a race table of 64 by 64 takes {table * 1e3:.0f} ms",
    ]


def _solve(rule: Rule) -> float:
    solved = SolvedDeck(stock_deck().cards, rule)
    return solved.value(solved.table.everyone, solved.table.everyone)
