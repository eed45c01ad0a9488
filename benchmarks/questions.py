"""All questions of a deck, packed bits against a naive loop."""

from benchmarks.stopwatch import cpu_seconds
from guesswho.cards.stock import stock_deck
from guesswho.game.question import QUESTIONS, QuestionTable, answer
from guesswho.opponents.information import ranked


def run() -> list[str]:
    """Lines with the cost of ranking every question of the stock deck."""
    cards = stock_deck().cards
    table = QuestionTable(cards)

    def packed() -> object:
        return ranked(table.splits(table.everyone))

    def naive() -> object:
        return [sum(answer(question, card) for card in cards) for question in QUESTIONS]

    fast, slow = cpu_seconds(packed, loops=2000), cpu_seconds(naive, loops=200)
    return [
        f"questions: every question of {len(cards)} cards ranked in {fast * 1e6:.0f} µs",
        f"questions: counting answers card by card costs {slow / fast:.0f} times as much",
    ]
