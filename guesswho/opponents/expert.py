"""expert: plays for the race, not for the bits.

It looks at both pools and makes the move with the best chance to win:

- where both pools are small enough, by solving the deck exactly (``solved_deck``): under
  ``LOSES`` from the first turn of a deck of 24, under ``TURN`` in the last turns;
- under ``TURN`` before that, by one step of looking ahead in the table of the race where every
  split can be asked (``race``), over the splits that the deck really has;
- else by the rule that captures nearly all of it: the most even split, but a guess when the
  other has one card left.

Of equal chances it takes a question before a guess and the more telling question: that costs
nothing against one who plays the race as well, and gains against everybody else. Among what is
still equal it draws, the guessed card included, so that nobody can foresee it.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from random import Random
from types import MappingProxyType

from guesswho.cards.card import Card
from guesswho.game.match import Ask, Attempt, Guess, Rule
from guesswho.game.packed import positions
from guesswho.game.question import QuestionTable
from guesswho.game.view import PlayerView
from guesswho.opponents import race
from guesswho.opponents.information import best, entropy
from guesswho.opponents.move import Move, Reason
from guesswho.opponents.race import Race, race_table
from guesswho.opponents.solved_deck import SolvedDeck

LARGEST_SOLVED: Mapping[Rule, int] = MappingProxyType({Rule.LOSES: 24, Rule.TURN: 8})
"""Pools with more cards are not solved exactly."""

_EQUAL = 1e-9
"""Chances nearer to each other than this differ by rounding only."""
_Priced = tuple[float, Attempt]


class Expert:
    """The best chance to win the race; see the module."""

    name = "expert"

    def choose(self, view: PlayerView, rng: Random) -> Move:
        """See ``Opponent.choose``."""
        priced = list(_priced(view))
        most = max(chance for chance, _ in priced) - _EQUAL
        moves = [_explained(view, action) for chance, action in priced if chance >= most]
        most_patient = max(map(_patience, moves))
        return rng.choice([move for move in moves if _patience(move) == most_patient])


def _patience(move: Move) -> tuple[bool, float]:
    """What decides between equal chances.

    Measured on the stock deck under ``LOSES``: 72.7 % against clever, 65.9 % without.
    """
    return isinstance(move.action, Ask), move.bits


def _priced(view: PlayerView) -> Iterator[_Priced]:
    """What could be done, each with a chance to win; the guesses in the deck's order."""
    largest = max(len(view.standing), view.their_count)
    if largest <= LARGEST_SOLVED[view.rule]:
        return _by_solution(view)
    if view.rule is Rule.TURN and largest <= race.LARGEST:
        return _by_table(view)
    return _by_halving(view)


def _by_solution(view: PlayerView) -> Iterator[_Priced]:
    solved = _solved(view.cards, view.rule)
    mine, theirs = solved.table.pack(view.standing), _their_pool(solved.table, view)
    for split in view.splits:
        yes = solved.table.yes(mine, split.question)
        yield solved.asking(mine, theirs, yes), Ask(split.question)
    for position in positions(mine):
        yield solved.guessing(mine, theirs, position), Guess(view.cards[position].id)


def _by_table(view: PlayerView) -> Iterator[_Priced]:
    mine, theirs = len(view.standing), view.their_count
    table = race_table(Race.TURN, max(mine, theirs))
    for split in view.splits:
        yield table.asking(mine, theirs, split.yes), Ask(split.question)
    for guess in _guesses(view):
        yield table.guessing(mine, theirs), guess


def _by_halving(view: PlayerView) -> Iterator[_Priced]:
    """What the simple rule would do, all at one price: it knows no chances."""
    if view.splits and view.their_count > 1:
        return ((1.0, Ask(split.question)) for split in best(view.splits))
    return ((1.0, guess) for guess in _guesses(view))


def _guesses(view: PlayerView) -> Iterator[Guess]:
    return (Guess(card.id) for card in view.cards if card.id in view.standing)


def _their_pool(table: QuestionTable, view: PlayerView) -> int:
    """What the other still considers: it follows from the answers and wrong guesses so far."""
    pool = table.everyone
    for seat, action, answered in view.history:
        if seat is view.seat:
            continue
        named = _named(table, pool, action)
        pool = named if answered else pool ^ named
    return pool


def _named(table: QuestionTable, pool: int, action: Attempt) -> int:
    if isinstance(action, Ask):
        return table.yes(pool, action.question)
    return table.pack([action.card])


@lru_cache(maxsize=8)  # a solved deck of 24 takes 3 to 10 MB and 0.1 s to make again
def _solved(cards: tuple[Card, ...], rule: Rule) -> SolvedDeck:
    return SolvedDeck(cards, rule)


def _explained(view: PlayerView, action: Attempt) -> Move:
    if isinstance(action, Guess):
        left = len(view.standing)
        return Move(action, entropy(1, left - 1), _reason_to_guess(view))
    asked = next(split for split in view.splits if split.question == action.question)
    reason = Reason.BEST_SPLIT if asked in best(view.splits) else Reason.RACE_SPLIT
    return Move(action, entropy(asked.yes, asked.no), reason)


def _reason_to_guess(view: PlayerView) -> Reason:
    if len(view.standing) == 1:
        return Reason.LAST_CARD
    return Reason.BOLD_GUESS if view.splits else Reason.ONLY_TWINS
