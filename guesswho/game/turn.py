"""Who does what in a match: the seats, their actions, and a row of the history."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import NamedTuple

from guesswho.cards.card import Card
from guesswho.game.question import Question, answer


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


class Reply(StrEnum):
    """What somebody who answers himself may say."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"

    @property
    def answer(self) -> bool | None:
        """As in ``Turn.answer``."""
        return None if self is Reply.UNSURE else self is Reply.YES


@dataclass(frozen=True, slots=True)
class Answer:
    """Answer what is pending; a guess is right or wrong, never unsure."""

    reply: Reply


Attempt = Ask | Guess
"""What a seat does to find the other's secret: it makes a turn."""
Action = Attempt | Answer


class Turn(NamedTuple):
    """One row of the history: an attempt and its answer."""

    seat: Seat
    action: Attempt
    answer: bool | None
    """Yes or no to a question; whether a guess was right; ``None`` for unsure."""


def truth(attempt: Attempt, card: Card) -> bool:
    """What ``card`` answers if it is the secret."""
    if isinstance(attempt, Ask):
        return answer(attempt.question, card)
    return attempt.card == card.id
