"""Questions, their answers, and how they split the cards that are left."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from guesswho.attributes import ATTRIBUTES, check_value
from guesswho.cards.card import Card
from guesswho.game.packed import BitRows, pack, positions


@dataclass(frozen=True, slots=True)
class Question:
    """Whether ``attribute`` is ``value``; raises ``UnknownAttribute`` or ``UnknownValue``."""

    attribute: str
    value: str

    def __post_init__(self) -> None:
        check_value(self.attribute, self.value)


QUESTIONS = tuple(
    Question(attribute, value) for attribute, values in ATTRIBUTES.items() for value in values
)
"""Every question there is, in the order of the attributes."""


def answer(question: Question, card: Card) -> bool:
    """What ``card`` answers; one that does not state the attribute answers no."""
    return card.traits[question.attribute] == question.value


class Split(NamedTuple):
    """A question with the numbers of cards that answer yes and no, neither of them zero."""

    question: Question
    yes: int
    no: int


class QuestionTable:
    """Every question's answers over the cards of one deck, as packed bits."""

    def __init__(self, cards: Sequence[Card]) -> None:
        self._ids = tuple(card.id for card in cards)
        self._position = {card_id: position for position, card_id in enumerate(self._ids)}
        self._row = {question: row for row, question in enumerate(QUESTIONS)}
        yes = [pack(answer(question, card) for card in cards) for question in QUESTIONS]
        self._yes = BitRows(yes, len(cards))
        self.everyone = (1 << len(cards)) - 1

    def pack(self, ids: Iterable[str]) -> int:
        """The set of these cards; an id that is not in the deck is a ``KeyError``."""
        return sum(1 << self._position[card_id] for card_id in set(ids))

    def ids(self, standing: int) -> frozenset[str]:
        """The ids of a set of cards."""
        return frozenset(self._ids[position] for position in positions(standing))

    def holds(self, standing: int, card_id: str) -> bool:
        """Whether the set has this card; no set has a card that is not in the deck."""
        position = self._position.get(card_id)
        return position is not None and bool(standing >> position & 1)

    def yes(self, standing: int, question: Question) -> int:
        """The set of those in ``standing`` that answer yes."""
        return self._yes.rows[self._row[question]] & standing

    def halves(self, standing: int) -> set[int]:
        """One side of every way in which a question splits this set."""
        return self._yes.halves(standing)

    def splits(self, standing: int) -> tuple[Split, ...]:
        """Every legal question on this set; see ``splits``."""
        total = standing.bit_count()
        return tuple(
            Split(QUESTIONS[row], yes, total - yes) for row, yes in self._yes.partitions(standing)
        )


def splits(cards: Sequence[Card]) -> tuple[Split, ...]:
    """Every question that splits ``cards``, in the order of the attributes.

    Questions that split them the same way, or the other way round, count as one, shown
    under the value that fewer cards have, the first of the attributes' order among equals.
    """
    table = QuestionTable(cards)
    return table.splits(table.everyone)
