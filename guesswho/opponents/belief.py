"""What somebody believes of a hidden card when the answers may be wrong.

For a question and a card let c be the probability that the card's true answer is yes: 1 or 0
where the trait is certain, a classifier's calibrated probability where it is not. With a slip
rate e, yes is said with probability L = c(1 − e) + (1 − c)e. A yes multiplies the belief in
the card by L, a no by 1 − L. So an unlikely answer makes a card unlikely, never impossible.

How often the other slips is not known: the belief is kept over pairs of slip rate and card, and
the answers tell both. A slip is persistent, one draw per question: whoever erred once errs again,
so the rules let no question be asked twice. "Unsure" is taken to tell nothing: it would tell
something only if some cards made people unsure more than others, of which nothing is known.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from guesswho.cards.card import Card
from guesswho.game.question import Question, answer
from guesswho.game.turn import Ask, Attempt, Turn

Chance = Callable[[Question, Card], float]
"""The probability that the true answer of a card to a question is yes."""


def stated(question: Question, card: Card) -> float:
    """The chance where the app answers: from what the card states, whatever the picture shows."""
    return float(answer(question, card))


def seen(question: Question, card: Card) -> float:
    """The chance where a person answers from the picture, whose traits may not be certain."""
    shares = card.chances.get(question.attribute)
    return stated(question, card) if shares is None else shares[question.value]


@dataclass(frozen=True, slots=True)
class SlipRates:
    """Which slip rates are thought possible, and how likely each is before any answer."""

    rates: tuple[float, ...]
    weights: tuple[float, ...]
    """Their sum does not matter."""


NEVER = SlipRates((0.0,), (1.0,))
"""The app answers."""
PEOPLE = SlipRates(
    (0.0, 0.02, 0.05, 0.08, 0.12, 0.16, 0.2, 0.25, 0.3),
    (6.0, 2.0, 2.0, 2.0, 2.0, 2.0, 1.0, 1.0, 1.0),
)
"""Most people answer well, some often err; beyond 0.3 answers hardly tell anything."""

_ALMOST_NONE = 1e-300
"""In place of 0, whose logarithm there is not."""


@dataclass(frozen=True)
class Belief:
    """A distribution over pairs of slip rate and card; made by ``opening`` and ``after``."""

    cards: tuple[Card, ...]
    rates: NDArray[np.float64]
    """The slip rates, one a row."""
    joint: NDArray[np.float64]
    """Rows are slip rates, columns cards; the sum is 1."""
    chance: Chance

    @property
    def of_cards(self) -> NDArray[np.float64]:
        """The probability of each card, in the order of ``cards``."""
        total: NDArray[np.float64] = self.joint.sum(axis=0)
        return total

    @property
    def considered(self) -> float:
        """Between how many cards it wavers: 2 to the power of their entropy."""
        possible = self.of_cards[self.of_cards > 0]
        return max(1.0, float(2 ** -(possible @ np.log2(possible))))

    @property
    def slip_rate(self) -> float:
        """The expected slip rate."""
        return float(self.joint.sum(axis=1) @ self.rates)

    def after(self, turn: Turn) -> "Belief":
        """The belief after one of one's own turns and its answer."""
        if turn.answer is None:
            return self
        said = self._yes(turn.action) if turn.answer else 1 - self._yes(turn.action)
        joint = self.joint * said
        return replace(self, joint=joint / joint.sum())

    def bits(self, attempt: Attempt) -> float:
        """How much the answer can be expected to tell of the card: h(Σ pL) − Σ p h(L).

        L is the mean over the slip rates, given the card.
        """
        cards = self.of_cards
        yes = (self.joint * self._yes(attempt)).sum(axis=0)
        likelihood = np.divide(yes, cards, out=np.zeros_like(yes), where=cards > 0)
        told = float(_entropy(yes.sum()) - cards @ _entropy(likelihood))
        return min(1.0, max(0.0, told))

    def _yes(self, attempt: Attempt) -> NDArray[np.float64]:
        """How likely each pair makes a yes; nobody slips on a guess, it names the card."""
        if not isinstance(attempt, Ask):
            return np.array([[float(card.id == attempt.card) for card in self.cards]])
        chances = np.array([self.chance(attempt.question, card) for card in self.cards])
        rates = self.rates[:, np.newaxis]
        said: NDArray[np.float64] = chances * (1 - rates) + (1 - chances) * rates
        return said


def opening(cards: Sequence[Card], slips: SlipRates, chance: Chance = seen) -> Belief:
    """The belief before any answer: every card alike."""
    weights = np.array(slips.weights)[:, np.newaxis] * np.ones(len(cards))
    return Belief(tuple(cards), np.array(slips.rates), weights / weights.sum(), chance)


def believe(belief: Belief, turns: Sequence[Turn]) -> Belief:
    """The belief after all of one's own ``turns``."""
    for turn in turns:
        belief = belief.after(turn)
    return belief


def _entropy(share: NDArray[np.float64]) -> NDArray[np.float64]:
    """Of yes and no, in bits."""
    yes, no = (np.clip(side, _ALMOST_NONE, 1.0) for side in (share, 1 - share))
    entropy: NDArray[np.float64] = -yes * np.log2(yes) - no * np.log2(no)
    return entropy
