"""Skill apart from luck: the figures of both sides, and what they come to in a sentence."""

from typing import Any

from dash import html

from guesswho.game.match import Ask, Seat
from guesswho.services.review import Reviewed
from guesswho.texts import Words
from guesswho.web.components.bars import bar
from guesswho.web.review.sides import Side, side_of, sides, told

LEVEL = 0.05
"""Bits of luck that nobody feels."""
FELT = 0.5
"""Bits of luck by which one side was luckier than the other."""
CLOSE = 3
"""Points of skill by which nobody is better."""


def scores(found: Reviewed, words: Words) -> list[html.Div]:
    """Build a card of figures for each side."""
    return [_score(found, side, words) for side in sides(found, words)]


def verdict(found: Reviewed, words: Words) -> str:
    """Say who won, and whether by asking or by luck."""
    winner = found.match.winner
    if winner is None:
        return ""
    side = side_of(found, winner, words)
    won = words("You won.") if side.name == words("You") else words("{name} won.", name=side.name)
    return f"{won} {_why(found, winner, words)}"


def turning_point(found: Reviewed, words: Words) -> str:
    """Say at which turn it was decided."""
    match, at = found.match, found.review.turning_point
    if at is None:
        return words("Nothing turned: the winner was ahead from the first turn to the last.")
    turn = match.history[at]
    said = f"{side_of(found, turn.seat, words).name}: {told(match, turn, words)}"
    if at == len(match.history) - 1:
        return words("It turned with the very last move. {said}", said=said)
    return words("The turning point was move {number}. {said}", number=at + 1, said=said)


def _why(found: Reviewed, winner: Seat, words: Words) -> str:
    if _was_misled(found, winner.other):
        return words("An answer that did not fit helped.")
    won, lost = found.review.sides[winner], found.review.sides[winner.other]
    better = (won.skill or 0) - (lost.skill or 0)
    luckier = won.luck - lost.luck > FELT
    if better > CLOSE:
        return words("Better questions and better luck.") if luckier else words("Better questions.")
    if better >= -CLOSE:
        return words("Both asked well alike; luck decided.") if luckier else words("It was close.")
    return words("Not by better questions, but by better luck.") if luckier else words("By daring.")


def _was_misled(found: Reviewed, seat: Seat) -> bool:
    return any(found.match.history[at].seat is seat for at in found.review.contradictions)


def _score(found: Reviewed, side: Side, words: Words) -> html.Div:
    skill = found.review.sides[side.seat].skill
    shown = "–" if skill is None else str(skill)
    return html.Div(
        [
            html.H2(side.name),
            html.P([html.Strong(shown), html.Span(words("of 100"))], className="score__skill"),
            bar((skill or 0) / 100, side.colour),
            html.P(_meaning(skill, words)),
            html.Dl(_figures(found, side, words), className="score__figures"),
        ],
        className=f"score score--{side.colour}",
    )


def _meaning(skill: int | None, words: Words) -> str:
    if skill is None:
        return words("There was nothing to decide.")
    return words("Asked for {skill} % of what there was to find out.", skill=skill)


def _figures(found: Reviewed, side: Side, words: Words) -> list[Any]:
    own = [turn for turn in found.match.history if turn.seat is side.seat]
    asks = sum(isinstance(turn.action, Ask) for turn in own)
    rows = [
        (words("Questions"), str(asks)),
        (words("Guesses"), str(len(own) - asks)),
        (words("Luck"), _luck(found.review.sides[side.seat].luck, words)),
    ]
    if side.seat is found.seat:
        hints = sum(found.match.seat_at(turn) is side.seat for turn in found.hinted)
        rows.append((words("Hints"), str(hints)))
    if found.match.answers_itself(side.seat):
        rows.append((words("Answers that fit"), _fitting(found, side.seat, words)))
    return [html.Div([html.Dt(name), html.Dd(value)]) for name, value in rows]


def _fitting(found: Reviewed, seat: Seat, words: Words) -> str:
    """Say how many of the answers that ``seat`` gave in person its card bears out."""
    if found.match.known_secret(seat) is None:
        return words("the card was not shown")
    answered = [
        at
        for at, turn in enumerate(found.match.history)
        if turn.seat is seat.other and turn.answer is not None
    ]
    fitting = len(set(answered) - found.review.contradictions)
    return words("{fitting} of {all}", fitting=fitting, all=len(answered))


def _luck(bits: float, words: Words) -> str:
    if abs(bits) < LEVEL:
        return words("even")
    said = f"{bits:+.1f}".replace("-", "−")
    if bits > 0:
        return words("good ({bits} bits)", bits=said)
    return words("bad ({bits} bits)", bits=said)
