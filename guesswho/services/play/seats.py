"""Who sits where, and whose a token is."""

from guesswho.errors import MatchNotFound, WrongSeatToken
from guesswho.game.match import Seat
from guesswho.services.ids import is_id
from guesswho.store import tokens
from guesswho.store.records import MatchRecord

PERSON, COMPUTER = Seat.FIRST, Seat.SECOND
"""Who begins a match sits in the first seat, whoever makes the first move."""


def check_id(match_id: str) -> None:
    """Raise ``MatchNotFound`` for what cannot be the id of a match."""
    if not is_id(match_id):
        raise MatchNotFound(match_id)


def seat_of(record: MatchRecord, seat_token: str) -> Seat:
    """Say whose token it is; both are compared, so that time tells nothing. See ``tokens.fits``.

    Raises ``WrongSeatToken``.
    """
    fitting = [seat for seat in Seat if tokens.fits(seat_token, record.seat_token_hashes[seat])]
    if not fitting:
        raise WrongSeatToken
    return fitting[0]
