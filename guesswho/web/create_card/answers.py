"""Eight answers: what was read, how sure, where it looked, and the person's word over it."""

from collections.abc import Mapping

from dash import dcc, html

from guesswho.attributes import ATTRIBUTES
from guesswho.services.draft import Draft
from guesswho.texts import Words, attribute_name, value_name
from guesswho.vision.recognizer import Prediction
from guesswho.web.components.bars import bar
from guesswho.web.components.options import Option, options
from guesswho.web.components.wild import wild
from guesswho.web.create_card import ids

SURE, QUITE_SURE = 0.95, 0.8
"""Probabilities from which the computer calls itself sure, and quite sure."""
NOT_STATED = ""
"""How a button says "not stated"; ``None`` in a store is an answer nobody touched."""


def answers(draft: Draft, words: Words) -> html.Div:
    """Build all eight, untouched; a script puts back what the person had said already."""
    shown = suggested(draft)
    rows = [_answer(name, draft.predictions[name], shown[name], words) for name in ATTRIBUTES]
    return html.Div([*rows, dcc.Store(id=ids.SUGGESTED, data=dict(shown))], id=ids.ANSWERS)


def reads(draft: Draft, words: Words) -> list[list[html.Span]]:
    """Say what was read of each attribute, in their order: what changes with the frame."""
    return [_read(name, draft.predictions[name], words) for name in ATTRIBUTES]


def suggested(draft: Draft) -> Mapping[str, str]:
    """Return what stands chosen until the person says otherwise."""
    return {name: value or NOT_STATED for name, value in draft.suggested.items()}


def _answer(attribute: str, read: Prediction, chosen: str, words: Words) -> html.Fieldset:
    choices = [
        Option(value, value_name(words, attribute, value)) for value in ATTRIBUTES[attribute]
    ]
    unsaid = Option(NOT_STATED, "–", words("Not stated"))
    return html.Fieldset(
        [
            _looking_glass(attribute, read, words),
            options(attribute, [*choices, unsaid], chosen, kept=None, kind="segment"),
        ],
        className="answer-row",
        **wild({"aria-label": attribute_name(words, attribute), "data-of": attribute}),
    )


def _looking_glass(attribute: str, read: Prediction, words: Words) -> html.Button:
    """What was read is a button, too: it shows where the classifier looked."""
    return html.Button(
        _read(attribute, read, words),
        id=ids.read(attribute),
        type="button",
        className="read",
        title=words("Where did the computer look?"),
        **wild({"aria-pressed": "false", "data-look": attribute}),
    )


def _read(attribute: str, read: Prediction, words: Words) -> list[html.Span]:
    how = words("{how}, {percent} %", how=_how(read, words), percent=_percent(read))
    return [
        html.Span(attribute_name(words, attribute), className="read__name"),
        html.Span(
            [
                html.Strong(value_name(words, attribute, read.value)),
                " ",
                html.Span(how, className="read__sure"),
            ],
            className="read__words",
        ),
        bar(read.confidence, "read"),
        html.Span(className="read__eye", **wild({"aria-hidden": "true"})),
    ]


def _how(read: Prediction, words: Words) -> str:
    if read.confidence >= SURE:
        return words("sure")
    return words("quite sure") if read.confidence >= QUITE_SURE else words("not sure")


def _percent(read: Prediction) -> int:
    """Round, but never up to a certainty that no classifier has."""
    return min(99, round(100 * read.confidence))
