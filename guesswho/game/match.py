"""A match as a frozen value: ``apply(match, seat, action)`` gives the next one.

**The app answers** a seat's questions from the card that the other seat has drawn. Then every
action shrinks what its seat still considers: a question has to split it and a wrong guess takes
a card out.

**A seat answers itself** where it has drawn no card: somebody keeps one in mind. What it is asked
is ``pending`` until it has said yes, no or unsure; a guess it judges itself. People err, so no
answer takes a card out, only a guess judged wrong does; and a question cannot be asked again,
nor one that splits the same cards alike: whoever erred once errs again.

So every match ends, whatever is played.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from guesswho.cards.deck import Deck
from guesswho.errors import (
    AnswerFirst,
    CardNotStanding,
    ImpossibleAnswer,
    MatchNotOver,
    MatchOver,
    NothingToAnswer,
    NotYourTurn,
    UnknownRule,
    UselessQuestion,
)
from guesswho.game.question import QUESTIONS, Question, QuestionTable, Split
from guesswho.game.turn import Action, Answer, Ask, Attempt, Guess, Reply, Seat, Turn, truth

__all__ = [
    "Action",
    "Answer",
    "Ask",
    "Attempt",
    "Guess",
    "Match",
    "Reply",
    "Rule",
    "Seat",
    "Secrets",
    "Turn",
    "apply",
    "contradictions",
    "course",
    "is_over",
    "legal_actions",
    "outcome",
    "reveal",
    "start",
    "truth",
]


class Rule(StrEnum):
    """What a wrong guess costs. ``Rule(text)`` raises ``UnknownRule``."""

    LOSES = "loses"
    """The match."""
    TURN = "turn"
    """The turn, and the card is out."""

    @classmethod
    def _missing_(cls, value: object) -> "Rule":
        raise UnknownRule(value)


Secrets = tuple[str | None, str | None]
"""By seat, the id of a card or nothing."""


@dataclass(frozen=True)
class Match:
    """All there is to know of a match, both secrets included: never leaves the server.

    Made by ``start``, ``apply``, ``reveal`` and ``transcript.load`` only.
    """

    deck: Deck
    rule: Rule
    secrets: Secrets
    """By seat, the id of the card that the seat itself has drawn; they may be the same.
    ``None`` for a seat that answers itself."""
    first: Seat
    history: tuple[Turn, ...]
    standing: tuple[int, int] = field(repr=False, compare=False)
    """By seat, the cards it still considers, as bits over ``table``; follows from the rest."""
    table: QuestionTable = field(repr=False, compare=False)
    pending: Attempt | None = None
    """What waits for the answer of the seat to act."""
    revealed: Secrets = (None, None)
    """By seat, the card that one who answered himself has shown after the end."""

    @property
    def version(self) -> int:
        """Rises with every action, answers and reveals among them."""
        answered = sum(self.answers_itself(turn.seat.other) for turn in self.history)
        shown = sum(card is not None for card in self.revealed)
        return len(self.history) + answered + (self.pending is not None) + shown

    @property
    def turn(self) -> Seat:
        """Who acts next, were the match not over."""
        attempting = self.seat_at(len(self.history))
        return attempting.other if self.pending else attempting

    def seat_at(self, turn: int) -> Seat:
        """Whose turn it is, was or will be, by the turn's index in the history."""
        return Seat((self.first + turn) % 2)

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

    def answers_itself(self, seat: Seat) -> bool:
        """Whether ``seat`` keeps its card in mind."""
        return self.secrets[seat] is None

    def known_secret(self, seat: Seat) -> str | None:
        """The card of ``seat`` as far as the server knows: drawn, guessed right or revealed."""
        if self.winner is seat.other:
            _, action, right = self.history[-1]
            if isinstance(action, Guess) and right:
                return action.card
        return self.secrets[seat] or self.revealed[seat]

    def candidates(self, seat: Seat) -> frozenset[str]:
        """The ids that may still be the other seat's secret, as far as ``seat`` knows."""
        return self.table.ids(self.standing[seat])

    def splits(self, seat: Seat) -> tuple[Split, ...]:
        """The questions that split ``seat``'s candidates, alike ones merged."""
        asked = _asked(self, seat)
        splits = self.table.splits(self.standing[seat])
        return tuple(split for split in splits if _side(self, seat, split.question) not in asked)


def start(deck: Deck, rule: Rule, secrets: Sequence[str | None], first: Seat) -> Match:
    """A match before its first action; ``secrets`` by seat, may be equal.

    A seat without a secret answers itself. Raises ``CardNotFound`` for a secret that is not
    in the deck.
    """
    mine, theirs = (None if card is None else deck.card(card).id for card in secrets)
    table = QuestionTable(deck.cards)
    everyone = (table.everyone, table.everyone)
    return Match(deck, rule, (mine, theirs), first, (), everyone, table)


def legal_actions(match: Match) -> tuple[Action, ...]:
    """Exactly what ``apply`` accepts from the seat to act: questions first, then guesses.

    Of questions that split alike each one is legal; ``Match.splits`` merges them.
    """
    if is_over(match):
        return ()
    if match.pending:
        return tuple(Answer(reply) for reply in _possible_replies(match, match.pending))
    seat = match.turn
    asked = _asked(match, seat)
    asks = (Ask(question) for question in QUESTIONS if _is_useful(match, seat, question, asked))
    standing = match.standing[seat]
    guesses = (Guess(card) for card in match.deck.ids if match.table.holds(standing, card))
    return (*asks, *guesses)


def apply(match: Match, seat: Seat, action: Action) -> Match:
    """The match after ``seat`` has acted.

    An attempt is answered from the other's secret card, or waits for the other to answer.
    Raises ``MatchOver``, ``NotYourTurn``, ``AnswerFirst``, ``NothingToAnswer``,
    ``ImpossibleAnswer``, ``UselessQuestion`` or ``CardNotStanding``.
    """
    if is_over(match):
        raise MatchOver
    if seat is not match.turn:
        raise NotYourTurn
    if isinstance(action, Answer):
        return _answer(match, action.reply)
    if match.pending:
        raise AnswerFirst
    _check_attempt(match, seat, action)
    secret = match.secrets[seat.other]
    if secret is None:
        return replace(match, pending=action)
    return _after(match, action, truth(action, match.deck.card(secret)))


def reveal(match: Match, seat: Seat, card: str) -> Match:
    """The match after ``seat``, which answered itself, has shown its card when all was over.

    It changes nothing of the outcome. Raises ``MatchNotOver``, ``MatchOver`` if the card is known
    already, or ``CardNotFound``.
    """
    if not is_over(match):
        raise MatchNotOver
    if match.known_secret(seat) is not None:
        raise MatchOver
    shown = match.deck.card(card).id
    first, second = match.revealed
    return replace(match, revealed=(shown, second) if seat is Seat.FIRST else (first, shown))


def contradictions(match: Match, seat: Seat) -> tuple[Turn, ...]:
    """The turns that ``seat`` answered otherwise than its card does, once that is known."""
    known = match.known_secret(seat)
    if known is None:
        return ()
    card = match.deck.card(known)
    return tuple(
        turn
        for turn in match.history
        if turn.seat is seat.other and turn.answer is not None
        if turn.answer is not truth(turn.action, card)
    )


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
    opening = (everyone, everyone)
    at = replace(match, history=(), standing=opening, pending=None, revealed=(None, None))
    positions = [at]
    for turn in match.history:
        at = _after(at, turn.action, turn.answer)
        positions.append(at)
    return tuple(positions)


def _answer(match: Match, reply: Reply) -> Match:
    if match.pending is None:
        raise NothingToAnswer
    if reply not in _possible_replies(match, match.pending):
        raise ImpossibleAnswer
    attempting = replace(match, pending=None)
    return _after(attempting, match.pending, reply.answer)


def _possible_replies(match: Match, pending: Attempt) -> tuple[Reply, ...]:
    """Somebody it must be: whoever has refused every other card cannot refuse the last."""
    if isinstance(pending, Ask):
        return tuple(Reply)
    others = match.standing[match.turn.other].bit_count() - 1
    refusable = others > 0 or match.rule is Rule.LOSES
    return (Reply.YES, Reply.NO) if refusable else (Reply.YES,)


def _check_attempt(match: Match, seat: Seat, action: Attempt) -> None:
    if isinstance(action, Ask):
        if not _is_useful(match, seat, action.question, _asked(match, seat)):
            raise UselessQuestion(action.question.attribute, action.question.value)
    elif not match.table.holds(match.standing[seat], action.card):
        raise CardNotStanding(action.card)


def _is_useful(match: Match, seat: Seat, question: Question, asked: frozenset[int]) -> bool:
    yes = match.table.yes(match.standing[seat], question)
    return yes not in (0, match.standing[seat]) and _side(match, seat, question) not in asked


def _asked(match: Match, seat: Seat) -> frozenset[int]:
    """How what ``seat`` has asked somebody in person splits what it still considers."""
    if not match.answers_itself(seat.other):
        return frozenset()
    actions = (turn.action for turn in match.history if turn.seat is seat)
    return frozenset(_side(match, seat, a.question) for a in actions if isinstance(a, Ask))


def _side(match: Match, seat: Seat, question: Question) -> int:
    """One side of a split, the same for every question that splits so."""
    standing = match.standing[seat]
    yes = match.table.yes(standing, question)
    return min(yes, standing ^ yes)


def _after(match: Match, action: Attempt, answered: bool | None) -> Match:
    mine, other = match.standing
    left = _left(match, action, answered)
    return replace(
        match,
        history=(*match.history, Turn(match.turn, action, answered)),
        standing=(left, other) if match.turn is Seat.FIRST else (mine, left),
    )


def _left(match: Match, action: Attempt, answered: bool | None) -> int:
    """What the seat to act still considers after this answer."""
    standing = match.standing[match.turn]
    if isinstance(action, Guess):
        yes = match.table.pack([action.card])
    elif match.answers_itself(match.turn.other):
        return standing
    else:
        yes = match.table.yes(standing, action.question)
    return yes if answered else standing ^ yes
