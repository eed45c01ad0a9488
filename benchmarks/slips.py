"""How often the right card is named when answers are wrong: careful against hard elimination.

The person keeps a card of the stock deck in mind and gives, question by question, a wrong
answer with the same probability. He lets the computer ask on, so there is no race, and the first
guess is judged. Hard elimination is clever: every answer taken for true.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from random import Random

from guesswho.cards.deck import Deck
from guesswho.cards.stock import stock_deck
from guesswho.game.match import Answer, Ask, Guess, Match, Reply, Rule, Seat, apply, start, truth
from guesswho.game.view import view
from guesswho.opponents.arena import wilson
from guesswho.opponents.opponent import REGISTRY, Opponent

MATCHES = 2000
RATES = (0.0, 0.1)
PERSON, COMPUTER = Seat.FIRST, Seat.SECOND


@dataclass(frozen=True, slots=True)
class Named:
    """How one match went."""

    right: bool
    turns: int
    """Questions, and the guess."""


def run() -> list[str]:
    """Lines with the share of right guesses and the turns, by player and rate of wrong answers."""
    return [_line(name, rate) for rate in RATES for name in PLAYERS]


def play_careful(deck: Deck, secret: str, rate: float, rng: Random) -> Named:
    """One match that a person answers himself."""
    match = start(deck, Rule.LOSES, (None, deck.ids[0]), COMPUTER)
    player = REGISTRY["careful"]
    while True:
        match = _turn_in_person(match, player, secret, rate, rng)
        _, action, right = match.history[-1]
        if isinstance(action, Guess):
            return Named(bool(right), len(match.history))
        match = replace(match, first=match.first.other)  # the person lets it go on


def play_clever(deck: Deck, secret: str, rate: float, rng: Random) -> Named:
    """One match in which wrong answers take cards out for good."""
    match = start(deck, Rule.LOSES, (deck.ids[0], secret), PERSON)
    player, turns = REGISTRY["clever"], 0
    while True:
        turns += 1
        action = player.choose(view(match, PERSON), rng).action
        if isinstance(action, Guess):
            return Named(action.card == secret, turns)
        mine, theirs = match.standing
        yes = match.table.yes(mine, action.question)
        said = truth(action, deck.card(secret)) is not (rng.random() < rate)
        match = replace(match, standing=(yes if said else mine ^ yes, theirs))


PLAYERS: dict[str, Callable[[Deck, str, float, Random], Named]] = {
    "careful": play_careful,
    "hard elimination": play_clever,
}


def series(name: str, rate: float, matches: int = MATCHES, seed: int = 1) -> Iterator[Named]:
    """The matches of one player, each with a generator of its own."""
    deck = stock_deck()
    for number in range(matches):
        rng = Random(f"{seed}/{number}")
        yield PLAYERS[name](deck, rng.choice(deck.ids), rate, rng)


def _turn_in_person(match: Match, player: Opponent, secret: str, rate: float, rng: Random) -> Match:
    action = player.choose(view(match, COMPUTER), rng).action
    slips = isinstance(action, Ask) and rng.random() < rate
    said = truth(action, match.deck.card(secret)) is not slips
    match = apply(match, COMPUTER, action)
    return apply(match, PERSON, Answer(Reply.YES if said else Reply.NO))


def _line(name: str, rate: float) -> str:
    played = list(series(name, rate))
    right = sum(one.right for one in played)
    low, high = wilson(right, len(played))
    turns = sum(one.turns for one in played) / len(played)
    return (
        f"slips: {name} names the right card in {right / len(played):.1%} ({low:.1%}-{high:.1%}) "
        f"in {turns:.2f} turns at {rate:.0%} wrong answers"
    )
