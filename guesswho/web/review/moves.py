"""Every question and guess of both sides, with its worth against the best there was."""

from typing import Any

from dash import html

from guesswho.game.match import Ask
from guesswho.game.question import Split
from guesswho.game.review import ReviewedTurn
from guesswho.services.review import Reviewed
from guesswho.texts import Words, answer_word, question_text
from guesswho.web.components.wild import wild
from guesswho.web.review.sides import Side, asked, side_of

LEVEL = 0.005
"""Bits below which one question is as good as another."""
FELT = 0.05
"""Bits of luck below which an answer is as expected."""


def moves(found: Reviewed, words: Words) -> list[Any]:
    """Build the list; a tap on a move shows it on the boards."""
    return [
        html.H2(words("Move by move")),
        html.P(
            words(
                "The bar is what a move could be expected to tell, against the best there was. "
                "Luck is what the answer told beyond that."
            ),
            className="hushed",
        ),
        html.Ol(
            [_move(found, at, turn, words) for at, turn in enumerate(found.review.turns, 1)],
            className="moves",
        ),
    ]


def _move(found: Reviewed, number: int, turn: ReviewedTurn, words: Words) -> html.Li:
    side = side_of(found, turn.turn.seat, words)
    return html.Li(
        html.Button(
            [
                html.Span(str(number), className="move__number"),
                html.Span(_said(found, turn, side, words), className="move__said"),
                *_worth(turn, side, words),
                html.Span(
                    [
                        html.Span(note, className="move__note")
                        for note in _notes(found, number, turn, words)
                    ],
                    className="move__notes",
                ),
            ],
            type="button",
            className=f"move move--{side.colour}",
            **wild({"data-step": str(number)}),
        )
    )


def _said(found: Reviewed, turn: ReviewedTurn, side: Side, words: Words) -> list[Any]:
    other = "them" if side.colour == "you" else "you"
    return [
        html.Span(f"{side.name}:", className="move__who"),
        html.Span(asked(found.match, turn.turn, words)),
        html.Strong(answer_word(words, turn.turn.answer), className=f"answer answer--{other}"),
        html.Span(f"{turn.before:.0f} → {turn.after:.0f}", className="move__left"),
    ]


def _worth(turn: ReviewedTurn, side: Side, words: Words) -> list[html.Span]:
    """Draw the bits that were asked for within the best there was; a sure guess has none."""
    if turn.best < LEVEL:
        return []
    return [
        html.Span(
            [
                html.Span(className="worth__best", style={"width": f"{100 * turn.best:.0f}%"}),
                html.Span(className="worth__own", style={"width": f"{100 * turn.bits:.0f}%"}),
            ],
            className=f"worth worth--{side.colour}",
            **wild({"aria-hidden": "true"}),
        ),
        html.Span(
            words("{bits} of {best} bits", bits=f"{turn.bits:.2f}", best=f"{turn.best:.2f}"),
            className="move__bits",
        ),
    ]


def _notes(found: Reviewed, number: int, turn: ReviewedTurn, words: Words) -> list[str]:
    said = [_better(turn, words), _luck(turn, words)]
    if number - 1 in found.review.contradictions:
        said.append(words("The answer does not fit the picture"))
    if number - 1 in found.hinted:
        said.append(words("With a hint"))
    if number - 1 == found.review.turning_point:
        said.append(words("The turning point"))
    return [note for note in said if note]


def _better(turn: ReviewedTurn, words: Words) -> str:
    """Say what would have been better, if anything."""
    is_ask = isinstance(turn.turn.action, Ask)
    if turn.credit < LEVEL < turn.best and is_ask:
        return words("Too late to ask: only a guess could still win")
    if turn.credit > turn.bits + LEVEL and not is_ask:
        return words("Rightly bold: only a guess could still win")
    split = turn.best_question
    if split is None or turn.best < turn.bits + LEVEL:
        return ""
    better = question_text(words, split.question.attribute, split.question.value)
    return words("Better: {question} {split}", question=better, split=_counts(split))


def _counts(split: Split) -> str:
    """Write a split as ``12 : 12`` that no line breaks."""
    return f"{split.yes}\u00a0:\u00a0{split.no}"


def _luck(turn: ReviewedTurn, words: Words) -> str:
    if abs(turn.luck) < FELT:
        return ""
    bits = f"{turn.luck:+.1f}".replace("-", "−")
    return (
        words("Lucky: {bits} bits", bits=bits)
        if turn.luck > 0
        else words("Unlucky: {bits} bits", bits=bits)
    )
