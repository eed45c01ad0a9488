"""A match as a frozen value: ``apply(match, seat, action)`` gives the next one.

Every action shrinks what its seat still considers: a question has to split it and a wrong
guess takes a card out. So every match ends, whatever is played.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum, StrEnum
from typing import NamedTuple

from guesswho.cards.deck import Deck
from guesswho.errors import (
    CardNotStanding,
    MatchOver,
    NotYourTurn,
    UnknownRule,
    UselessQuestion,
)
from guesswho.game.question import QUESTIONS, Question, QuestionTable, Split, answer


class Rule(StrEnum):
    """What a wrong guess costs. ``Rule(text)`` raises ``UnknownRule``."""

    LOSES = "loses"
    """The match."""
    TURN = "turn"
    """The turn, and the card is out."""

    @classmethod
    def _missing_(cls, value: object) -> "Rule":
        raise UnknownRule(value)


class Seat(IntEnum):
    """A side of the table; which of them begins is the match's ``first``."""

    FIRST = 0
    SECOND = 1

    @property
    def other(self) -> "Seat":
        """The seat across the table."""
        return Seat(1 - self)


@dataclass(frozen=True, slots=True)
class Ask:
    """Put a question to the other seat."""

    question: Question


@dataclass(frozen=True, slots=True)
class Guess:
    """Name the other seat's secret."""

    card: str


Action = Ask | Guess


class Turn(NamedTuple):
    """One row of the history."""

    seat: Seat
    action: Action
    answer: bool
    """Yes or no to a question; whether a guess was right."""


@dataclass(frozen=True)
class Match:
    """All there is to know of a match, both secrets included: never leaves the server.

    Made by ``start``, ``apply`` and ``transcript.load`` only.
    """

    deck: Deck
    rule: Rule
    secrets: tuple[str, str]
    """By seat, the id of the card that the seat itself has drawn; they may be the same."""
    first: Seat
    history: tuple[Turn, ...]
    standing: tuple[int, int] = field(repr=False, compare=False)
    """By seat, the cards it still considers, as bits over ``table``; follows from the rest."""
    table: QuestionTable = field(repr=False, compare=False)

    @property
    def version(self) -> int:
        """Rises with every action."""
        return len(self.history)

    @property
    def turn(self) -> Seat:
        """Who acts next, were the match not over."""
        return Seat((self.first + len(self.history)) % 2)

    @property
    def winner(self) -> Seat | None:
        """Whoever guessed right, or let the other guess wrong where that loses."""
        if not self.history:
            return None
        seat, action, right = self.history[-1]
        if isinstance(action, Ask):
            return None
        if right:
            return seat
        return seat.other if self.rule is Rule.LOSES else None

    def candidates(self, seat: Seat) -> frozenset[str]:
        """The ids that may still be the other seat's secret, as far as ``seat`` knows."""
        return self.table.ids(self.standing[seat])

    def splits(self, seat: Seat) -> tuple[Split, ...]:
        """The questions that split ``seat``'s candidates, alike ones merged."""
        return self.table.splits(self.standing[seat])


def start(deck: Deck, rule: Rule, secrets: Sequence[str], first: Seat) -> Match:
    """A match before its first action; ``secrets`` by seat, may be equal.

    Raises ``CardNotFound`` for a secret that is not in the deck.
    """
    mine, theirs = (deck.card(card_id).id for card_id in secrets)
    table = QuestionTable(deck.cards)
    everyone = (table.everyone, table.everyone)
    return Match(deck, rule, (mine, theirs), first, (), everyone, table)


def legal_actions(match: Match) -> tuple[Action, ...]:
    """Exactly what ``apply`` accepts from the seat to act: questions first, then guesses.

    Of questions that split alike each one is legal; ``Match.splits`` merges them.
    """
    if is_over(match):
        return ()
    standing = match.standing[match.turn]
    asks = (Ask(question) for question in QUESTIONS if _is_useful(match, standing, question))
    guesses = (Guess(card) for card in match.deck.ids if match.table.holds(standing, card))
    return (*asks, *guesses)


def apply(match: Match, seat: Seat, action: Action) -> Match:
    """The match after ``seat`` has acted and was answered from the other's secret card.

    Raises ``MatchOver``, ``NotYourTurn``, ``UselessQuestion`` or ``CardNotStanding``.
    """
    if is_over(match):
        raise MatchOver
    if seat is not match.turn:
        raise NotYourTurn
    if isinstance(action, Ask):
        return _ask(match, action)
    return _guess(match, action)


def is_over(match: Match) -> bool:
    """Whether somebody has won."""
    return match.winner is not None


def outcome(match: Match) -> Seat | None:
    """The seat that has won, ``None`` while the match goes on; there is no draw."""
    return match.winner


def course(match: Match) -> tuple[Match, ...]:
    """Every position of a match, from before its first action to now."""
    everyone = match.table.everyone
    # the opening by hand: ``start`` would build the table of questions again
    positions = [replace(match, history=(), standing=(everyone, everyone))]
    for seat, action, _ in match.history:
        positions.append(apply(positions[-1], seat, action))
    return tuple(positions)


def _ask(match: Match, action: Ask) -> Match:
    standing = match.standing[match.turn]
    if not _is_useful(match, standing, action.question):
        raise UselessQuestion(action.question.attribute, action.question.value)
    yes = match.table.yes(standing, action.question)
    secret = match.deck.card(match.secrets[match.turn.other])
    if answer(action.question, secret):
        return _after(match, action, answered=True, left=yes)
    return _after(match, action, answered=False, left=standing ^ yes)


def _guess(match: Match, action: Guess) -> Match:
    standing = match.standing[match.turn]
    if not match.table.holds(standing, action.card):
        raise CardNotStanding(action.card)
    guessed = match.table.pack([action.card])
    if action.card == match.secrets[match.turn.other]:
        return _after(match, action, answered=True, left=guessed)
    return _after(match, action, answered=False, left=standing ^ guessed)


def _is_useful(match: Match, standing: int, question: Question) -> bool:
    return match.table.yes(standing, question) not in (0, standing)


def _after(match: Match, action: Action, *, answered: bool, left: int) -> Match:
    mine, other = match.standing
    return replace(
        match,
        history=(*match.history, Turn(match.turn, action, answered)),
        standing=(left, other) if match.turn is Seat.FIRST else (mine, left),
    )
