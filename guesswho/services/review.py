"""Matches looked back on: one's own when it is over, or one opened from a file.

A transcript tells both secrets, so it leaves the server after the end only; a file that
somebody brings tells what its bringer knows already.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from guesswho.errors import BadTranscript, MatchNotOver
from guesswho.game import transcript
from guesswho.game.match import Match, Seat, course, is_over
from guesswho.game.review import Review, review
from guesswho.services.play import PlayService, Slip
from guesswho.services.telling import belief, mind_of

LONGEST = 64 * 1024
"""Characters of a transcript that is opened: a match of some 300 cards."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A match that is over, and what is to be said about it."""

    match: Match
    review: Review
    seat: Seat | None
    """Whose eyes it is seen with; ``None``: it was opened from a file, so nobody's."""
    opponent: str | None
    """The computer opponent's name in the registry; ``None``: a person, or not known."""
    hinted: frozenset[int]
    """The turns, by index, before which the person took a hint."""
    slips: tuple[Slip, ...] = ()
    """What ``seat`` has flipped wrongly by hand."""

    def beliefs(self, seat: Seat) -> tuple[Mapping[str, float], ...]:
        """How much ``seat`` believed each card: at the start, then after every turn.

        Empty for a seat that the app answered: it knew what stood.
        """
        positions = (belief(position, seat) for position in course(self.match))
        return tuple(believed for believed in positions if believed is not None)


class ReviewService:
    """Look back on matches. Safe to share between threads."""

    def __init__(self, play: PlayService) -> None:
        self._play = play

    def of_match(self, match_id: str, seat_token: str) -> Reviewed:
        """Look back on one's own match.

        Raises ``MatchNotFound``, ``WrongSeatToken``, ``MatchNotOver``.
        """
        found = self._play.finished(match_id, seat_token)
        reviewed = review(found.match, mind_of)
        return Reviewed(
            found.match, reviewed, found.seat, found.opponent, found.hinted, found.slips
        )

    def of_text(self, text: str) -> Reviewed:
        """Look back on a transcript. Raises ``BadTranscript``, ``MatchNotOver``."""
        if len(text) > LONGEST:
            raise BadTranscript("the file is too long")
        match = transcript.load(text)
        if not is_over(match):
            raise MatchNotOver
        return Reviewed(match, review(match, mind_of), None, None, frozenset())

    def transcript(self, match_id: str, seat_token: str) -> str:
        """Write one's own match down; raises what ``of_match`` raises."""
        return transcript.dump(self._play.finished(match_id, seat_token).match)
