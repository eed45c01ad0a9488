"""The best of 25 questions over decks of 24 to a million cards, packed bits.

Each figure stands beside a loop that asks every card every question, and beside a plain read
of the packed bits, which nothing that looks at them all can beat.
"""

import random

import numpy as np

from benchmarks.stopwatch import cpu_seconds
from guesswho.cards.stock import stock_deck
from guesswho.game.packed import BitRows
from guesswho.game.question import QuestionTable
from guesswho.opponents.information import ranked

QUESTIONS = 25
_LOOPS = {24: 2000, 1_000: 500, 100_000: 20, 1_000_000: 3}
"""By number of cards."""
_LARGEST_NAIVE = 100_000
"""Above, the naive loop takes seconds a round and grows in proportion."""


def run() -> list[str]:
    """Lines with the cost of ranking a deck's questions, then of the best one by size."""
    table = QuestionTable(stock_deck().cards)
    cost = cpu_seconds(lambda: ranked(table.splits(table.everyone)), loops=2000)
    stock = f"questions: every question of the stock deck ranked in {cost * 1e6:.0f} µs"
    return [stock, *(_line(cards, loops) for cards, loops in _LOOPS.items())]


def _line(cards: int, loops: int) -> str:
    rng = random.Random(cards)
    rows = [rng.getrandbits(cards) for _ in range(QUESTIONS)]
    standing = rng.getrandbits(cards)
    packed = BitRows(rows, cards)
    best = cpu_seconds(lambda: _most_even(packed, standing), loops=loops)
    words = np.ones(QUESTIONS * -(-cards // 64), dtype=np.uint64)
    read = cpu_seconds(words.sum, loops=loops)
    return (
        f"questions: the best of {QUESTIONS} over {cards:,} cards in {best * 1e6:,.1f} µs, "
        f"{best / read:.1f} times a read of the bits, "
        f"1/{_naive_seconds(rng, cards) / best:,.0f} of the naive loop"
    )


def _most_even(packed: BitRows, standing: int) -> tuple[int, int]:
    total = standing.bit_count()
    return max(packed.partitions(standing), key=lambda found: min(found[1], total - found[1]))


def _naive_seconds(rng: random.Random, cards: int) -> float:
    """What it costs to ask ``cards`` cards one by one, by proportion above ``_LARGEST_NAIVE``."""
    asked = min(cards, _LARGEST_NAIVE)
    says_yes = rng.choices((False, True), k=asked)
    seconds = cpu_seconds(
        lambda: [sum(says_yes[card] for card in range(asked)) for _ in range(QUESTIONS)], repeats=1
    )
    return seconds * cards / asked
