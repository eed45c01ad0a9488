"""Who sits where, whose a token is, and whether a friend is there."""

from datetime import datetime, timedelta
from enum import StrEnum

from guesswho.errors import MatchNotFound, SeatGivenAway, WrongSeatToken
from guesswho.game.match import Seat
from guesswho.services.ids import is_id
from guesswho.store import tokens
from guesswho.store.records import MatchRecord

PERSON, COMPUTER = Seat.FIRST, Seat.SECOND
"""Who begins a match sits in the first seat, whoever makes the first move."""
AWAY_AFTER = timedelta(seconds=60)
"""Without a sign of life a friend is away; a page that is open gives one every second."""
NOTED_EVERY = timedelta(seconds=10)
"""Signs of life that follow each other faster are not worth writing down."""


class Friend(StrEnum):
    """How it is with the person in the other seat."""

    AWAITED = "awaited"
    HERE = "here"
    AWAY = "away"
    BESIDE = "beside"
    """At the same device, which goes from hand to hand."""


def check_id(match_id: str) -> None:
    """Raise ``MatchNotFound`` for what cannot be the id of a match."""
    if not is_id(match_id):
        raise MatchNotFound(match_id)


def seat_of(record: MatchRecord, seat_token: str) -> Seat:
    """Say whose token it is; both are compared, so that time tells nothing. See ``tokens.fits``.

    Raises ``WrongSeatToken``; ``SeatGivenAway`` to whom the computer has replaced.
    """
    fitting = [seat for seat in Seat if tokens.fits(seat_token, record.seat_token_hashes[seat])]
    if fitting:
        return fitting[0]
    if tokens.fits(seat_token, record.left_token_hash):
        raise SeatGivenAway
    raise WrongSeatToken


def computer_seat(record: MatchRecord) -> Seat | None:
    """Return where the computer plays: it has no token."""
    if record.opponent is None:
        return None
    return next(seat for seat in Seat if record.seat_token_hashes[seat] is None)


def free_seat(record: MatchRecord) -> Seat:
    """Return the seat that a friend may take; the second where there is none."""
    return Seat.FIRST if record.seat_token_hashes[Seat.FIRST] is None else Seat.SECOND


def friend(record: MatchRecord, seat: Seat, now: datetime) -> Friend | None:
    """Say how it is with the person across from ``seat``; ``None``: the computer plays there."""
    if record.opponent is not None:
        return None
    if record.seat_token_hashes[seat.other] is None:
        return Friend.AWAITED
    if None in record.seen:
        return Friend.BESIDE
    return Friend.HERE if _is_fresh(record, seat.other, now, AWAY_AFTER) else Friend.AWAY


def is_worth_noting(record: MatchRecord, seat: Seat, now: datetime) -> bool:
    """Whether a sign of life from ``seat`` tells anybody something new."""
    if friend(record, seat, now) in (None, Friend.BESIDE):
        return False
    return not _is_fresh(record, seat, now, NOTED_EVERY)


def _is_fresh(record: MatchRecord, seat: Seat, now: datetime, life: timedelta) -> bool:
    seen = record.seen[seat]
    return seen is not None and now - seen <= life
