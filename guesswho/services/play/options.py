"""What can be chosen for a new match."""

from collections.abc import Mapping

from guesswho.errors import BadRequest
from guesswho.game.match import Seat
from guesswho.opponents.opponent import BY_ANSWERS, REGISTRY, opponent
from guesswho.services.play.seats import COMPUTER, PERSON

FIRST_MOVERS: Mapping[str, tuple[Seat, ...]] = {
    "draw": (PERSON, COMPUTER),
    "me": (PERSON,),
    "them": (COMPUTER,),
}
"""Who may make the first move, by what was chosen."""


def check_options(opponent_name: str, answers: str, first: str) -> None:
    """Raise ``UnknownOpponent`` or ``BadRequest`` for a match that there is not."""
    known = ", ".join(REGISTRY)
    if opponent_name == "friend":
        raise BadRequest(f"playing a friend is not possible yet; opponent is one of: {known}")
    opponent(opponent_name)
    if answers not in BY_ANSWERS:
        raise BadRequest(f"answers is one of: {', '.join(BY_ANSWERS)}")
    if opponent_name not in BY_ANSWERS[answers]:
        fitting = ", ".join(BY_ANSWERS[answers])
        raise BadRequest(f"where answers is {answers}, opponent is one of: {fitting}")
    if first not in FIRST_MOVERS:
        raise BadRequest(f"first is one of: {', '.join(FIRST_MOVERS)}")
