"""What can be chosen for a new match."""

from collections.abc import Mapping

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


def check_options(opponent_name: str, answers: str, first: str) -> None:
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
