"""What the page *Make a card* shows, step by step: photo, answers, card."""

from typing import Any

from dash import dcc, html

from guesswho.errors import DraftNotFound, PhotoTooHeavy
from guesswho.services.create_card import Finished
from guesswho.services.draft import Draft
from guesswho.texts import Words
from guesswho.web import visitor
from guesswho.web.components.face import framed, traits_text
from guesswho.web.components.start_button import start_button
from guesswho.web.components.wild import wild
from guesswho.web.create_card import ids
from guesswho.web.create_card.answers import answers
from guesswho.web.create_card.photo_frame import photo_frame
from guesswho.web.messages import sentence
from guesswho.web.play.layout import own_card


def layout(**_: str) -> html.Div:
    """Show the draft that this browser works on, or the way in for a photo."""
    words = visitor.words()
    draft = _current()
    return html.Div(
        [
            html.Div(reading(draft, words) if draft else way_in(words), id=ids.ROOT),
            dcc.Store(id=ids.DRAFT),
            dcc.Store(id=ids.FRAME),
        ],
        className="make",
    )


def way_in(words: Words) -> list[Any]:
    """Build the first step: a photo is taken, chosen or dropped."""
    return [
        html.H1(words("Put your face on the board")),
        html.Div([_drop(words), html.Div([_notice(words), _own(words)])], className="way-in"),
    ]


def reading(draft: Draft, words: Words) -> list[Any]:
    """Build the second step: the frame, eight answers, a name."""
    return [
        html.H1(words("What the computer sees")),
        html.Div(
            [
                photo_frame(draft, words),
                html.Div(
                    [
                        html.P(words("Wrong? One tap corrects it. A dash leaves it out.")),
                        html.Div(answers(draft, {}, words), id=ids.ANSWERS),
                        _naming(words),
                    ],
                    className="make__said",
                ),
            ],
            className="make__draft",
        ),
    ]


def finished(made: Finished, words: Words) -> list[Any]:
    """Build the last step: the card as it stands on the board, and the way to delete it."""
    until = f"{made.expires:%-d %B, %H:%M} UTC"
    return [
        html.Div(
            [
                framed(made.card, "", "you", "made__card"),
                html.Div(
                    [
                        html.H1(words("Welcome to the board, {name}!", name=made.card.name)),
                        html.P(traits_text(words, made.card.traits), className="lead"),
                        html.Div(
                            [
                                start_button(words("Play with it"), "card"),
                                dcc.Link(
                                    words("Choose rival and rules"),
                                    href="/play",
                                    className="button",
                                ),
                            ],
                            className="actions",
                        ),
                        _deletion(made.deletion_code, until, words),
                    ],
                    className="made__words",
                ),
            ],
            className="made",
        ),
        dcc.Store(id=ids.CODE, data=made.deletion_code),
    ]


def _current() -> Draft | None:
    draft_id = visitor.draft_id()
    try:
        return visitor.services().create_card.draft(draft_id) if draft_id else None
    except DraftNotFound:
        visitor.keep_draft(None)
        return None


def _drop(words: Words) -> html.Div:
    return html.Div(
        [
            html.Div(html.Span(className="drop__head"), className="drop__frame"),
            html.P(words("Drop a portrait here"), className="drop__title"),
            html.P(words("Head and shoulders, face to the light."), className="drop__hint"),
            html.Div(
                [
                    html.Button(
                        words("Take a photo"),
                        type="button",
                        className="button button--you",
                        **wild({"data-photo": "camera"}),
                    ),
                    html.Button(
                        words("Choose a photo"),
                        type="button",
                        className="button",
                        **wild({"data-photo": "file"}),
                    ),
                ],
                className="actions",
            ),
            html.Div(
                [
                    html.P(
                        words("Sending your photo…"),
                        className="drop__sending",
                    ),
                    html.P(words("Eight classifiers look at it…"), className="drop__reading"),
                    html.Div(html.Span(), className="drop__bar"),
                ],
                className="drop__progress",
                role="status",
            ),
            html.P(className="drop__error", role="alert"),
        ],
        className="drop",
        **wild(_refusals(words)),
    )


def _refusals(words: Words) -> dict[str, str]:
    """What the script says by itself: nobody waits to hear that a photo is too heavy."""
    limit = visitor.settings().max_upload_mb
    return {
        "data-lost": words("The connection was lost. Please try again."),
        "data-limit": str(limit),
        "data-heavy": sentence(PhotoTooHeavy(limit), words),
    }


def _notice(words: Words) -> html.Aside:
    days = visitor.settings().photo_days
    kept = words.count(
        "The card keeps only the framed part of the photo, for {number} day at most.",
        "The card keeps only the framed part of the photo, for {number} days at most.",
        days,
    )
    return html.Aside(
        [
            html.H2(words("Before you show your face")),
            html.Ul(
                [
                    html.Li(
                        words(
                            "A photo is personal data. It stays on this machine, "
                            "for your card and nothing else."
                        )
                    ),
                    html.Li(
                        words(
                            "Eight things are read from it: gender, hair length, type and "
                            "colour, glasses, tie, facial hair, hat. Never who you are."
                        )
                    ),
                    html.Li(words("They may be wrong. You can correct or leave out each of them.")),
                    html.Li(words("The whole photo is deleted as soon as the card is made.")),
                    html.Li(kept),
                    html.Li(words("You get a code that deletes it at once.")),
                ]
            ),
        ],
        className="notice",
    )


def _own(words: Words) -> html.Div:
    card = own_card()
    mine = []
    if card:
        mine = [
            html.Div(
                [
                    framed(card, "", "you", "own__frame"),
                    html.P(words("{name} is your card.", name=card.name)),
                    start_button(words("Play with it"), "card", "button button--small"),
                ],
                className="own own--card",
            )
        ]
    return html.Div([*mine, _delete_by_code(words)])


def _delete_by_code(words: Words) -> html.Details:
    return html.Details(
        [
            html.Summary(words("I have a deletion code")),
            html.Div(
                [
                    html.Label(words("Deletion code"), htmlFor=ids.CODE_TYPED),
                    dcc.Input(
                        id=ids.CODE_TYPED, type="text", className="field", autoComplete="off"
                    ),
                    html.Button(words("Delete that card"), id=ids.DELETE_TYPED, className="button"),
                ],
                className="by-code",
            ),
        ],
        className="fold",
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
                        maxLength=48,  # longer than a name may be: the sentence explains
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
            html.Button(
                words("Use another photo"), id=ids.DISCARD, type="button", className="link"
            ),
        ],
        className="naming",
    )


def _deletion(code: str, until: str, words: Words) -> html.Section:
    return html.Section(
        [
            html.H2(words("Your deletion code")),
            html.P(code, className="code"),
            html.P(
                words(
                    "Keep it: it is shown only now. It deletes card and picture at once, "
                    "and every match with it. Without it they go on {until}.",
                    until=until,
                )
            ),
            html.Button(words("Delete it now"), id=ids.DELETE, className="button button--small"),
        ],
        className="deletion",
    )
