"""Matches looked back on: one's own when it is over, or one opened from a file.

A transcript tells both secrets, so it leaves the server after the end only; a file that
somebody brings tells what its bringer knows already.
"""

from dataclasses import dataclass

from guesswho.errors import BadTranscript, MatchNotOver, NotReviewable
from guesswho.game import transcript
from guesswho.game.match import Match, Seat, is_over
from guesswho.game.review import Review, review
from guesswho.services.play import PlayService, Slip

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


class ReviewService:
    """Look back on matches. Safe to share between threads."""

    def __init__(self, play: PlayService) -> None:
        self._play = play

    def of_match(self, match_id: str, seat_token: str) -> Reviewed:
        """Look back on one's own match.

        Raises ``MatchNotFound``, ``WrongSeatToken``, ``MatchNotOver``, ``NotReviewable``.
        """
        found = self._play.finished(match_id, seat_token)
        reviewed = _review(found.match)
        return Reviewed(
            found.match, reviewed, found.seat, found.opponent, found.hinted, found.slips
        )

    def of_text(self, text: str) -> Reviewed:
        """Look back on a transcript.

        Raises ``BadTranscript``, ``MatchNotOver``, ``NotReviewable``.
        """
        if len(text) > LONGEST:
            raise BadTranscript("the file is too long")
        match = transcript.load(text)
        if not is_over(match):
            raise MatchNotOver
        return Reviewed(match, _review(match), None, None, frozenset())

    def transcript(self, match_id: str, seat_token: str) -> str:
        """Write one's own match down; raises what ``of_match`` raises."""
        return transcript.dump(self._play.finished(match_id, seat_token).match)


def _review(match: Match) -> Review:
    """Review by elimination, which fits only where the app answered both seats."""
    if any(match.answers_itself(seat) for seat in Seat):
        raise NotReviewable
    return review(match)
