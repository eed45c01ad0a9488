"""What the page *Delete* shows: a field for the code, then that all of it is gone."""

from typing import Any

from dash import dcc, html

from guesswho.texts import Words
from guesswho.web import visitor
from guesswho.web.components.wild import wild
from guesswho.web.delete import ids


def layout(**_: str) -> html.Div:
    """Ask for the code; one that was scanned stands in the field already."""
    return html.Div(asking(visitor.words()), id=ids.ROOT, className="delete")


def asking(words: Words) -> list[Any]:
    """Build the question."""
    return [
        html.H1(words("Delete a card")),
        html.P(
            words(
                "Your code deletes the card at once: the picture, the name, what the "
                "classifiers said, and every match that shows it. It cannot be undone."
            ),
            className="lead",
        ),
        html.Label(words("Deletion code"), htmlFor=ids.CODE),
        html.Div(
            [
                dcc.Input(
                    id=ids.CODE,
                    type="text",
                    className="field delete__code",
                    autoComplete="off",
                    placeholder="XXXX-XXXX-XXXX-XXXX-XXXX",
                    spellCheck="false",
                ),
                html.Button(words("Delete for good"), id=ids.GO, type="button", className="button"),
            ],
            className="delete__row",
        ),
    ]


def gone(words: Words) -> list[Any]:
    """Say that it is done."""
    return [
        html.Div(html.Span(className="delete__frame"), className="delete__empty"),
        html.H1(words("It is gone")),
        html.P(
            words(
                "Card, picture, name and matches are deleted. What stays are counts of right "
                "and wrong answers, without a face and without a name."
            ),
            className="lead",
            **wild({"role": "status"}),
        ),
        dcc.Link(words("Back to the start"), href="/", className="button"),
    ]
