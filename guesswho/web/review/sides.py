"""Who is who in a review: you and the rival, or blue and red in a match from a file."""

from dataclasses import dataclass

from guesswho.game.match import Ask, Match, Seat, Turn
from guesswho.services.review import Reviewed
from guesswho.texts import Words, answer_word, opponent_name, question_text


@dataclass(frozen=True, slots=True)
class Side:
    """A seat as the page names and colours it."""

    seat: Seat
    name: str
    colour: str
    """``you`` or ``them``."""


def sides(found: Reviewed, words: Words) -> tuple[Side, Side]:
    """Return whose eyes the page has first, then the other."""
    if found.seat is None:
        return (
            Side(Seat.FIRST, words("Blue"), "you"),
            Side(Seat.SECOND, words("Red"), "them"),
        )
    rival = opponent_name(words, found.opponent) if found.opponent else words("Your friend")
    return Side(found.seat, words("You"), "you"), Side(found.seat.other, rival, "them")


def side_of(found: Reviewed, seat: Seat, words: Words) -> Side:
    """Return the side that sits in ``seat``."""
    return next(side for side in sides(found, words) if side.seat is seat)


def asked(match: Match, turn: Turn, words: Words) -> str:
    """Say what was asked, or whom the guess named."""
    if isinstance(turn.action, Ask):
        question = turn.action.question
        return question_text(words, question.attribute, question.value)
    return words("Is it {name}?", name=match.deck.card(turn.action.card).name)


def told(match: Match, turn: Turn, words: Words) -> str:
    """Say a question with its answer."""
    return f"{asked(match, turn, words)} {answer_word(words, turn.answer)}."
