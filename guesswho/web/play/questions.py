"""The questions as chips, grouped by attribute; the same chips for the whole match."""

from collections.abc import Mapping
from dataclasses import dataclass

from dash import html

from guesswho.attributes import ATTRIBUTES
from guesswho.game.question import QUESTIONS, Question, Split
from guesswho.game.view import PlayerView
from guesswho.texts import Words, attribute_name, question_text, trait_text, value_name
from guesswho.web.components.wild import wild
from guesswho.web.play import ids

TWO = 2
NAMED = ("hair_length", "hair_type", "hair_colour")
"""Attributes whose name stands above their chips; the chips of the others say it all."""

_GROUPS = (*NAMED, *(attribute for attribute in ATTRIBUTES if attribute not in NAMED))
SHOWN = tuple(sorted(QUESTIONS, key=lambda question: _GROUPS.index(question.attribute)))
"""Every question in the order of the page, in which Dash wants their new looks."""


@dataclass(frozen=True, slots=True)
class Chip:
    """How a question looks now."""

    className: str  # noqa: N815 - Dash's name of the property
    disabled: str
    title: str
    children: list[html.Span]


def questions(view: PlayerView, words: Words) -> list[html.Div]:
    """Build every question, in groups: hair first, which has most, then the rest."""
    looks = dict(zip(SHOWN, chips(view, words), strict=True))
    groups = [_group(attribute, looks, words) for attribute in _GROUPS]
    rows = groups[: len(NAMED)], groups[len(NAMED) :]
    return [html.Div(row, className="questions") for row in rows]


def chips(view: PlayerView, words: Words) -> list[Chip]:
    """Return every question's look, in the order of ``SHOWN``."""
    splits = {split.question: split for split in view.splits}
    return [_chip(question, splits, view, words) for question in SHOWN]


def _group(attribute: str, looks: Mapping[Question, Chip], words: Words) -> html.Fieldset:
    buttons = [
        _button(question, look)
        for question, look in looks.items()
        if question.attribute == attribute
    ]
    return html.Fieldset(
        [
            html.Legend(attribute_name(words, attribute)),
            html.Div(buttons, className="chips"),
        ],
        className="group" if attribute in NAMED else "group group--plain",
    )


def _button(question: Question, look: Chip) -> html.Button:
    return html.Button(
        look.children,
        id=ids.chip(question.attribute, question.value),
        type="button",
        className=look.className,
        title=look.title,
        n_clicks=0,
        **wild({"aria-disabled": look.disabled}),
    )


def _chip(
    question: Question, splits: Mapping[Question, Split], view: PlayerView, words: Words
) -> Chip:
    """Show a question as one to ask, as one that tells nothing, or not at all.

    Of the two sides of a yes-or-no attribute one is enough as long as both tell the same:
    the other is hidden, not greyed, so that nobody wonders why.
    """
    split = splits.get(question)
    text = question_text(words, question.attribute, question.value)
    if split and view.my_turn and not view.pending:
        return Chip("chip", "false", text, _inside(question, split, words))
    if split:
        return Chip("chip chip--wait", "true", text, _inside(question, split, words))
    hidden = " chip--hidden" if _is_spare(question, splits) else ""
    reason = words("Everybody left would give the same answer, or another question tells the same")
    return Chip(f"chip chip--off{hidden}", "true", reason, _inside(question, None, words))


def _is_spare(question: Question, splits: Mapping[Question, Split]) -> bool:
    values = ATTRIBUTES[question.attribute]
    if len(values) > TWO:
        return False
    others = [Question(question.attribute, value) for value in values if value != question.value]
    return any(other in splits for other in others) or question.value == values[0]


def _inside(question: Question, split: Split | None, words: Words) -> list[html.Span]:
    label = html.Span(_label(question, words), className="chip__text")
    if split is None:
        return [label, html.Span("–", className="chip__split", **wild({"aria-hidden": "true"}))]
    total = split.yes + split.no
    counts = html.Span(f"{split.yes} : {split.no}", className="chip__split")
    share = html.Span(
        html.I(style={"width": f"{100 * split.yes / total:.0f}%"}),
        className="chip__bar",
        **wild({"aria-hidden": "true"}),
    )
    return [label, counts, share]


def _label(question: Question, words: Words) -> str:
    attribute, value = question.attribute, question.value
    if attribute in NAMED:
        return value_name(words, attribute, value)
    return trait_text(words, attribute, value)
