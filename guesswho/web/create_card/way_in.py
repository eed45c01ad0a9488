"""The first step: a photo is taken, chosen, dropped or pasted, after one knows what for."""

from typing import Any

from dash import html

from guesswho.errors import PhotoTooHeavy
from guesswho.texts import Words
from guesswho.web import visitor
from guesswho.web.components.face import framed
from guesswho.web.components.start_button import start_button
from guesswho.web.components.wild import wild
from guesswho.web.create_card import ids
from guesswho.web.create_card.camera import camera, troubles
from guesswho.web.create_card.notice import notice
from guesswho.web.messages import sentence
from guesswho.web.play.layout import own_card


def way_in(words: Words) -> list[Any]:
    """Build the step."""
    return [
        html.H1(words("Put your face on the board")),
        html.Div([_drop(words), html.Div([notice(words), *_own(words)])], className="way-in"),
    ]


def _drop(words: Words) -> html.Div:
    return html.Div(
        [
            html.Div(
                [
                    html.Div(html.Span(className="drop__head"), className="drop__frame"),
                    html.P(words("Drop a portrait here"), className="drop__title"),
                    html.P(words("Head and shoulders, face to the light."), className="drop__hint"),
                    _ways(words),
                ],
                className="drop__idle",
            ),
            camera(words),
            _progress(words),
            html.P(className="drop__error", role="alert"),
            _promise(words),
        ],
        className="drop",
        **wild(_refusals(words) | troubles(words)),
    )


def _promise(words: Words) -> html.P:
    """The notice in a line, above the fold, before any camera opens."""
    stays = words.count(
        "It stays on this machine, {number} day at most.",
        "It stays on this machine, {number} days at most.",
        visitor.settings().photo_days,
    )
    more = html.A(words("What happens with your photo"), href=f"#{ids.NOTICE}")
    return html.P([stays, " ", more], className="drop__promise")


def _ways(words: Words) -> html.Div:
    ways = (
        ("camera", words("Take a photo"), "button button--you"),
        ("file", words("Choose a photo"), "button"),
        ("paste", words("Paste"), "button"),
    )
    buttons = [
        html.Button(text, type="button", className=kind, **wild({"data-photo": way}))
        for way, text, kind in ways
    ]
    return html.Div(buttons, className="actions")


def _progress(words: Words) -> html.Div:
    return html.Div(
        [
            html.P(words("Sending your photo…"), className="drop__sending"),
            html.P(words("Eight classifiers look at it…"), className="drop__reading"),
            html.Div(html.Span(), className="drop__bar"),
        ],
        className="drop__progress",
        role="status",
    )


def _refusals(words: Words) -> dict[str, str]:
    """What the script says by itself: nobody waits to hear that a photo is too heavy."""
    limit = visitor.settings().max_upload_mb
    return {
        "data-lost": words("The connection was lost. Please try again."),
        "data-limit": str(limit),
        "data-heavy": sentence(PhotoTooHeavy(limit), words),
        "data-nothing": words("There is no picture to paste. Copy one first, or choose a photo."),
        "data-closed": words("Press Ctrl and V to paste a picture, or choose a photo."),
    }


def _own(words: Words) -> list[html.Div]:
    card = own_card()
    if not card:
        return []
    return [
        html.Div(
            [
                framed(card, "", "you", "own__frame"),
                html.P(words("{name} is your card.", name=card.name)),
                start_button(words("Play with it"), "card", "button button--small"),
            ],
            className="own own--card",
        )
    ]
