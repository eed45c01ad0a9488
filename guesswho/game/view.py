"""What one player may see of a match: nothing that depends on the other's secret."""

from dataclasses import dataclass

from guesswho.cards.card import Card
from guesswho.game.match import Attempt, Match, Rule, Seat, Secrets, Turn, is_over
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
    mine: str | None
    """The id of the card that the other has to find; ``None``: this seat has it in mind."""
    their_count: int
    """How many cards the other still considers."""
    splits: tuple[Split, ...]
    """The questions that split ``standing``, alike ones merged, in attribute order."""
    history: tuple[Turn, ...]
    """The turns of both seats, oldest first."""
    pending: Attempt | None
    """What of the other's waits for this seat's answer."""
    in_person: bool
    """Whether somebody, who may err, answers this seat's questions, and not the app."""
    secrets: Secrets | None
    """By seat, once it is over; of a card that was kept in mind as far as it is known."""


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
        pending=match.pending if match.turn is seat else None,
        in_person=match.answers_itself(seat.other),
        secrets=(match.known_secret(Seat.FIRST), match.known_secret(Seat.SECOND)) if over else None,
    )
