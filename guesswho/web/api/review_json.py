"""A match that is over, looked back on, as JSON: ``docs/api.md`` explains the figures."""

from guesswho.game import transcript
from guesswho.game.match import Ask, Seat
from guesswho.game.review import Review, ReviewedTurn
from guesswho.services.review import Reviewed
from guesswho.web.api.view_json import ANSWERS, question_json


def review_json(found: Reviewed) -> dict[str, object]:
    """Return the review as its seat tells it; the first seat's where it is nobody's."""
    mine = Seat.FIRST if found.seat is None else found.seat
    by = {mine: "me", mine.other: "them"}
    return {
        "winner": next(by[seat] for seat in Seat if seat is found.match.winner),
        "hints": len(found.hinted),
        "turning_point": found.review.turning_point,
        "sides": {by[one]: _side(found.review, one) for one in Seat},
        "turns": [
            {
                **_turn(turn, by[turn.turn.seat]),
                "hinted": index in found.hinted,
                "fits": index not in found.review.contradictions,
            }
            for index, turn in enumerate(found.review.turns)
        ],
        "transcript": transcript.dump(found.match),
    }


def _side(review: Review, seat: Seat) -> dict[str, object]:
    side = review.sides[seat]
    return {"skill": side.skill, "luck": side.luck, "left": list(side.left)}


def _turn(reviewed: ReviewedTurn, by: str) -> dict[str, object]:
    action = reviewed.turn.action
    if isinstance(action, Ask):
        question = action.question
        what = {"type": "ask", "attribute": question.attribute, "value": question.value}
    else:
        what = {"type": "guess", "card": action.card}
    return {
        "by": by,
        **what,
        "answer": ANSWERS[reviewed.turn.answer],
        "before": reviewed.before,
        "after": reviewed.after,
        "bits": reviewed.bits,
        "best": reviewed.best,
        "best_question": reviewed.best_question and question_json(reviewed.best_question),
        "luck": reviewed.luck,
    }
