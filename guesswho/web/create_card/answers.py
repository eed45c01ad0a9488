"""Eight answers: what was read, how sure, and the person's word over it."""

from collections.abc import Mapping

from dash import html

from guesswho.attributes import ATTRIBUTES
from guesswho.services.draft import Draft
from guesswho.texts import Words, attribute_name, value_name
from guesswho.vision.recognizer import Prediction
from guesswho.web.components.bars import bar
from guesswho.web.components.options import Option, options

SURE, QUITE_SURE = 0.95, 0.8
"""Probabilities from which the computer calls itself sure, and quite sure."""
NOT_STATED = ""
"""How a button says "not stated"; ``None`` in a store is an answer nobody touched."""


def answers(draft: Draft, said: Mapping[str, str], words: Words) -> list[html.Fieldset]:
    """Build all eight; ``said`` holds what the person has said already."""
    suggested = draft.suggested
    return [
        _answer(
            attribute,
            draft.predictions[attribute],
            said.get(attribute),
            suggested[attribute] or NOT_STATED,
            words,
        )
        for attribute in ATTRIBUTES
    ]


def _answer(
    attribute: str, read: Prediction, said: str | None, suggested: str, words: Words
) -> html.Fieldset:
    chosen = suggested if said is None else said
    name = attribute_name(words, attribute)
    choices = [
        Option(value, value_name(words, attribute, value)) for value in ATTRIBUTES[attribute]
    ]
    unsaid = Option(NOT_STATED, "–", words("Not stated"))
    return html.Fieldset(
        [
            html.Legend(name),
            html.Div(
                [_confidence(attribute, read, words), bar(read.confidence, "read")],
                className="read",
            ),
            options(attribute, [*choices, unsaid], chosen, kept=said, kind="segment"),
        ],
        className="answer-row",
    )


def _confidence(attribute: str, read: Prediction, words: Words) -> html.Span:
    value = value_name(words, attribute, read.value)
    return html.Span(
        [
            html.Strong(value),
            " ",
            html.Span(
                words("{how}, {percent} %", how=_how(read, words), percent=_percent(read)),
                className="read__sure",
            ),
        ],
        className="read__words",
    )


def _how(read: Prediction, words: Words) -> str:
    if read.confidence >= SURE:
        return words("sure")
    return words("quite sure") if read.confidence >= QUITE_SURE else words("not sure")


def _percent(read: Prediction) -> int:
    """Round, but never up to a certainty that no classifier has."""
    return min(99, round(100 * read.confidence))
