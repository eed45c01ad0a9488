"""The card's window with the photo behind it: moved, sized and turned until the head fits.

``assets/frame.js`` moves the photo and sends the frame; ``assets/looked.js`` lays the map of
where a classifier looked over it.
"""

from collections.abc import Sequence
from typing import Any

from dash import html

from guesswho.services.draft import Draft, Need
from guesswho.texts import Words
from guesswho.vision.face import Box
from guesswho.web.components.wild import wild
from guesswho.web.create_card import ids


def photo_frame(draft: Draft, words: Words) -> list[Any]:
    """Build what is still wanted of the person, the stage, and all that moves the photo."""
    return [
        html.Div(wish(draft, words), id=ids.WISH, role="status"),
        _faces(draft, words),
        _stage(draft, words),
        _legend(words),
        _nudges(words),
    ]


def wish(draft: Draft, words: Words) -> html.P:
    """Say what is still wanted of the person."""
    texts = {
        Need.FRAME: words("No face found. Move the photo until the head fits the card."),
        Need.CHOOSE_FACE: words("Several faces. Which one is it?"),
        Need.NOTHING: words("Drag, pinch or scroll until the head fits your card."),
    }
    return html.P(texts[draft.needs], className=f"wish wish--{draft.needs.value}")


def _stage(draft: Draft, words: Words) -> html.Div:
    return html.Div(
        [
            html.Div(
                [
                    html.Img(
                        src=_photo_url(draft),
                        alt=words("Your photo"),
                        className="stage__photo",
                        style=_behind(draft.frame, draft),
                        draggable="false",
                    ),
                    html.Div(className="stage__heat", **wild({"aria-hidden": "true"})),
                ],
                className="stage__window",
            ),
            _edge(words),
            html.Div(id=ids.LIVE, className="live", role="presentation"),
        ],
        className="stage",
        **wild(_numbers(draft)),
    )


def _edge(words: Words) -> html.Div:
    """The card's edge: what the keyboard holds."""
    keys = words(
        "The part that becomes your card. Arrow keys move the photo, plus and minus size it, "
        "square brackets turn it, 0 puts it back."
    )
    return html.Div(
        html.Span(words("Your card"), id=ids.CAPTION, className="stage__name"),
        className="stage__frame",
        tabIndex="0",
        role="application",
        **wild({"aria-label": keys}),
    )


def _legend(words: Words) -> html.Div:
    """What the colours mean, in words; empty of a place until a map is shown."""
    return html.Div(
        [
            html.P(
                words("Tap an answer to see where the computer looked."), className="looked__hint"
            ),
            html.P(className="looked__place", role="status"),
            html.Div(
                [
                    html.Span(words("not at all")),
                    html.Span(className="looked__scale"),
                    html.Span(words("looked here")),
                ],
                className="looked__key",
                **wild({"aria-hidden": "true"}),
            ),
        ],
        className="looked",
    )


def _faces(draft: Draft, words: Words) -> html.Div | None:
    if len(draft.faces) < 2:  # noqa: PLR2004 - one face is no choice
        return None
    buttons = [
        html.Button(
            _cut(draft, _around(face, draft)),
            id=ids.face(index),
            type="button",
            className="pick",
            n_clicks=0,
            **wild(
                {
                    "aria-pressed": "true" if index == draft.face else "false",
                    "aria-label": words("Face {number}", number=index + 1),
                }
            ),
        )
        for index, face in enumerate(draft.faces)
    ]
    return html.Div(
        buttons, className="picks", role="group", **wild({"aria-label": words("Faces")})
    )


def _nudges(words: Words) -> html.Div:
    moves = (
        ("left", "←", words("Move the photo left")),
        ("right", "→", words("Move the photo right")),
        ("up", "↑", words("Move the photo up")),
        ("down", "↓", words("Move the photo down")),
        ("in", "+", words("Make the photo larger")),
        ("out", "−", words("Make the photo smaller")),
        ("back", "⟲", words("Turn the photo left")),
        ("on", "⟳", words("Turn the photo right")),
    )
    signs = [_nudge(sign, text, move, "nudge") for move, sign, text in moves]
    reset = _nudge(words("Reset"), words("Put the photo back"), "reset", "nudge nudge--reset")
    return html.Div(
        [*signs, reset],
        className="nudges",
        role="group",
        **wild({"aria-label": words("Move the photo")}),
    )


def _nudge(sign: str, text: str, move: str, kind: str) -> html.Button:
    return html.Button(
        sign,
        type="button",
        className=kind,
        title=text,
        **wild({"aria-label": text, "data-nudge": move}),
    )


def _cut(draft: Draft, box: Box) -> html.Span:
    """Show ``box`` of the photo: the whole photo, scaled and shifted behind a window."""
    photo = html.Img(src=_photo_url(draft), alt="", style=_behind(box, draft), draggable="false")
    return html.Span(photo, className="cut")


def _behind(box: Box, draft: Draft) -> dict[str, str]:
    """Lay the photo so that the middle of ``box`` is the middle of its window, and it fills it.

    The script does the same sum. Shares of the photo and the window only: no pixel of the
    screen is known here.
    """
    x = 100 * (box.x + box.width / 2) / draft.width
    y = 100 * (box.y + box.height / 2) / draft.height
    return {
        "width": f"{100 * draft.width / box.width:.3f}%",
        "transform": f"rotate({-box.turn}deg) translate({-x:.4f}%, {-y:.4f}%)",
    }


def _around(face: Box, draft: Draft) -> Box:
    """A window a little larger than the face, in the card's proportions."""
    height = min(round(face.height * 1.6), draft.height)
    width = min(round(height * 9 / 11), draft.width)
    left = face.x + face.width // 2 - width // 2
    top = face.y + face.height // 2 - height // 2
    return Box(
        min(max(left, 0), draft.width - width),
        min(max(top, 0), draft.height - height),
        width,
        height,
    )


def _numbers(draft: Draft) -> dict[str, str]:
    box = draft.frame
    return {
        "data-size": _listed((draft.width, draft.height)),
        "data-frame": _listed((box.x, box.y, box.width, box.height, box.turn)),
    }


def _listed(numbers: Sequence[int]) -> str:
    return ",".join(str(number) for number in numbers)


def _photo_url(draft: Draft) -> str:
    return f"/api/v1/pictures/{draft.photo}"
