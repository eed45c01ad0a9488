"""What one player may see of a match: nothing that depends on the other's secret."""

from dataclasses import dataclass

from guesswho.cards.card import Card
from guesswho.game.match import Match, Rule, Seat, Turn, is_over
from guesswho.game.question import Split


@dataclass(frozen=True)
class PlayerView:
    """A match through the eyes of ``seat``."""

    seat: Seat
    rule: Rule
    version: int
    my_turn: bool
    """False for both seats once it is over."""
    over: bool
    winner: Seat | None
    cards: tuple[Card, ...]
    """The whole board, in the deck's order."""
    standing: frozenset[str]
    """The ids that may still be the other's secret."""
    mine: str
    """The id of the card that the other has to find."""
    their_count: int
    """How many cards the other still considers."""
    splits: tuple[Split, ...]
    """The questions that split ``standing``, alike ones merged, in attribute order."""
    history: tuple[Turn, ...]
    """The turns of both seats, oldest first."""
    secrets: tuple[str, str] | None
    """By seat, once it is over."""


def view(match: Match, seat: Seat) -> PlayerView:
    """What ``seat`` may see; two matches that differ in the other's secret alone look alike."""
    over = is_over(match)
    return PlayerView(
        seat=seat,
        rule=match.rule,
        version=match.version,
        my_turn=not over and match.turn is seat,
        over=over,
        winner=match.winner,
        cards=match.deck.cards,
        standing=match.candidates(seat),
        mine=match.secrets[seat],
        their_count=match.standing[seat.other].bit_count(),
        splits=match.splits(seat),
        history=match.history,
        secrets=match.secrets if over else None,
    )
