"""What can be chosen for a new match."""

from collections.abc import Mapping
from typing import TypedDict

from guesswho.errors import BadRequest
from guesswho.game.match import Seat
from guesswho.opponents.opponent import BY_ANSWERS, opponent
from guesswho.services.play.seats import COMPUTER, PERSON
from guesswho.services.play.table import FRIEND

FIRST_MOVERS: Mapping[str, tuple[Seat, ...]] = {
    "draw": (PERSON, COMPUTER),
    "me": (PERSON,),
    "them": (COMPUTER,),
}
"""Who may make the first move, by what was chosen."""


FLIPPING = ("auto", "manual")
"""Who flips the frames that an answer rules out: the app, or the person by hand."""


class Wishes(TypedDict, total=False):
    """What may be chosen beside deck, opponent and rule."""

    answers: str
    """``app``, the usual, or ``self``: the person keeps a card in mind and answers from it."""
    guest_card: str | None
    """The id of one's own card, which then is on the board."""
    first: str
    """Who starts: ``draw``, the usual, ``me`` or ``them``."""
    size: int | None
    """How many cards; the deck's own number, unless ``DeckService.board`` is to draw others."""
    flipping: str
    """``auto``, the usual, or ``manual``: frames wait for ``PlayService.flip``."""


def check_options(opponent_name: str, answers: str, first: str, flipping: str) -> None:
    """Raise ``UnknownOpponent`` or ``BadRequest`` for a match that there is not."""
    if opponent_name != FRIEND:
        opponent(opponent_name)
    if answers not in BY_ANSWERS:
        raise BadRequest(f"answers is one of: {', '.join(BY_ANSWERS)}")
    fitting = (*BY_ANSWERS[answers], *((FRIEND,) if answers == "app" else ()))
    if opponent_name not in fitting:
        raise BadRequest(f"where answers is {answers}, opponent is one of: {', '.join(fitting)}")
    if first not in FIRST_MOVERS:
        raise BadRequest(f"first is one of: {', '.join(FIRST_MOVERS)}")
    if flipping not in FLIPPING:
        raise BadRequest(f"flipping is one of: {', '.join(FLIPPING)}")
