"""What the page *Make a card* shows: the step that this browser has reached."""

from typing import Any

from dash import dcc, html

from guesswho.errors import DraftNotFound
from guesswho.services.draft import Draft
from guesswho.texts import Words
from guesswho.web import visitor
from guesswho.web.components.wild import wild
from guesswho.web.create_card import ids
from guesswho.web.create_card.answers import answers
from guesswho.web.create_card.consents import consents
from guesswho.web.create_card.made import made
from guesswho.web.create_card.photo_frame import photo_frame
from guesswho.web.create_card.way_in import way_in


def layout(**_: str) -> html.Div:
    """Show the draft that this browser works on, the card it just made, or the way in."""
    words = visitor.words()
    return html.Div(
        [
            html.Div(_step(words), id=ids.ROOT),
            dcc.Store(id=ids.DRAFT),
            dcc.Store(id=ids.FRAME),
            dcc.Store(id=ids.LOOK),
            dcc.Store(id=ids.LOOKED),
        ],
        className="make",
    )


def reading(draft: Draft, words: Words) -> list[Any]:
    """Build the second step: the photo behind the card's window, eight answers, a name."""
    return [
        html.H1(words("What the computer sees")),
        html.Div(
            [
                html.Section(photo_frame(draft, words), id=ids.PHOTO, className="photo"),
                html.Div(
                    [
                        html.P(words("Wrong? One tap corrects it. A dash leaves it out.")),
                        answers(draft, words),
                        _all_right(words),
                        _naming(words),
                    ],
                    className="make__said",
                ),
            ],
            className="make__draft",
        ),
    ]


def _step(words: Words) -> list[Any]:
    draft = _current()
    if draft:
        return reading(draft, words)
    receipt = visitor.receipt()
    return made(receipt, words) if receipt else way_in(words)


def _current() -> Draft | None:
    draft_id = visitor.draft_id()
    try:
        return visitor.services().create_card.draft(draft_id) if draft_id else None
    except DraftNotFound:
        visitor.keep_draft(None)
        return None


def _all_right(words: Words) -> html.Button:
    """Silence is no agreement: who agrees says so, in one tap."""
    return html.Button(
        words("All correct"), id=ids.ALL_RIGHT, type="button", className="button all-right"
    )


def _naming(words: Words) -> html.Div:
    return html.Div(
        [
            html.Label(words("A name for the card"), htmlFor=ids.NAME),
            html.Div(
                [
                    dcc.Input(
                        id=ids.NAME,
                        type="text",
                        className="field",
                        placeholder=words("First name"),
                        autoComplete="off",
                        maxLength=96,  # longer than a name may be: the sentence explains
                    ),
                    html.Button(
                        words("Make the card"),
                        id=ids.MAKE,
                        type="button",
                        className="button button--you",
                    ),
                ],
                className="naming__row",
            ),
            _name_said(words),
            consents(words),
            html.Button(
                words("Use another photo"), id=ids.DISCARD, type="button", className="link"
            ),
        ],
        className="naming",
    )


def _name_said(words: Words) -> html.P:
    """What a script says of the name while it is typed; the service has the last word."""
    return html.P(
        id=ids.NAME_SAID,
        className="naming__said",
        role="status",
        **wild(
            {
                "data-usual": words("0 of 24 characters"),
                "data-long": words("That is too long: a name has 24 characters at most."),
                "data-signs": words("A name has only characters that people can see, no < or >."),
                "data-caption": words("Your card"),
            }
        ),
    )
