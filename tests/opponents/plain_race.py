"""The race on a few cards by the definition alone: sets of cards, fractions, no cleverness."""

from fractions import Fraction

from guesswho.cards.card import Card
from guesswho.game.match import Action, Ask, Guess, Rule
from guesswho.game.question import QUESTIONS, answer

Pool = frozenset[Card]


class PlainRace:
    """Chances to win of the one to move."""

    def __init__(self, rule: Rule) -> None:
        self._rule = rule
        self._known: dict[tuple[Pool, Pool], Fraction] = {}

    def value(self, mine: Pool, theirs: Pool) -> Fraction:
        if (mine, theirs) not in self._known:
            self._known[mine, theirs] = max(self.moves(mine, theirs).values())
        return self._known[mine, theirs]

    def moves(self, mine: Pool, theirs: Pool) -> dict[Action, Fraction]:
        """Every legal action with its chance."""
        found: dict[Action, Fraction] = {}
        for question in QUESTIONS:
            yes = frozenset(card for card in mine if answer(question, card))
            if yes and yes != mine:
                found[Ask(question)] = 1 - sum(
                    Fraction(len(part), len(mine)) * self.value(theirs, part)
                    for part in (yes, mine - yes)
                )
        for card in mine:
            found[Guess(card.id)] = self._guess(mine - {card}, theirs)
        return found

    def _guess(self, left: Pool, theirs: Pool) -> Fraction:
        right = Fraction(1, len(left) + 1)
        if self._rule is Rule.LOSES or not left:
            return right
        return right + (1 - right) * (1 - self.value(theirs, left))
