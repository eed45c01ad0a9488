"""The photo with the frame on it: dragged, or moved and sized by buttons and keys.

``assets/frame.js`` moves the frame in the browser and sends it when the hand rests.
"""

from dash import html

from guesswho.services.draft import Draft, Need
from guesswho.texts import Words
from guesswho.vision.face import Box
from guesswho.web.components.wild import wild
from guesswho.web.create_card import ids


def photo_frame(draft: Draft, words: Words) -> html.Section:
    """Build the photo, what is still wanted of the person, and the frame's buttons."""
    return html.Section(
        [
            html.Div(wish(draft, words), id=ids.WISH),
            html.Div(
                [
                    html.Figure(
                        [
                            _cut(draft, draft.frame, "cut cut--live"),
                            html.Figcaption(words("Your card")),
                        ],
                        className="frame frame--you",
                    ),
                    html.Div(
                        [
                            html.Img(
                                src=_photo_url(draft), alt=words("Your photo"), draggable="false"
                            ),
                            html.Div(
                                className="stage__frame",
                                style=_place(draft.frame, draft),
                                tabIndex="0",
                                role="application",
                                **wild(
                                    {
                                        "aria-label": words(
                                            "The frame: arrow keys move it, plus and minus size it"
                                        )
                                    }
                                ),
                            ),
                        ],
                        className="stage",
                        **wild(_numbers(draft)),
                    ),
                ],
                className="photo__pair",
            ),
            _faces(draft, words),
            _nudges(words),
        ],
        className="photo",
    )


def wish(draft: Draft, words: Words) -> html.P:
    """Say what is still wanted of the person."""
    texts = {
        Need.FRAME: words("No face found. Put the frame around the head yourself."),
        Need.CHOOSE_FACE: words("Several faces. Which one is it?"),
        Need.NOTHING: words("This part becomes your card. Drag the frame if it should be another."),
    }
    return html.P(texts[draft.needs], className=f"wish wish--{draft.needs.value}")


def _faces(draft: Draft, words: Words) -> html.Div | None:
    if len(draft.faces) < 2:  # noqa: PLR2004 - one face is no choice
        return None
    buttons = [
        html.Button(
            _cut(draft, _around(face, draft), "cut"),
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
        ("left", "←", words("Move the frame left")),
        ("right", "→", words("Move the frame right")),
        ("up", "↑", words("Move the frame up")),
        ("down", "↓", words("Move the frame down")),
        ("in", "−", words("Make the frame smaller")),
        ("out", "+", words("Make the frame larger")),
    )
    buttons = [
        html.Button(
            sign,
            type="button",
            className="nudge",
            title=text,
            **wild({"aria-label": text, "data-nudge": move}),
        )
        for move, sign, text in moves
    ]
    return html.Div(
        buttons, className="nudges", role="group", **wild({"aria-label": words("The frame")})
    )


def _cut(draft: Draft, box: Box, kind: str) -> html.Span:
    """Show ``box`` of the photo: the whole photo, scaled and shifted behind a window."""
    style = {
        "width": f"{100 * draft.width / box.width:.2f}%",
        "left": f"{-100 * box.x / box.width:.2f}%",
        "top": f"{-100 * box.y / box.height:.2f}%",
    }
    return html.Span(
        html.Img(src=_photo_url(draft), alt="", style=style, draggable="false"), className=kind
    )


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


def _place(box: Box, draft: Draft) -> dict[str, str]:
    return {
        "left": f"{100 * box.x / draft.width:.3f}%",
        "top": f"{100 * box.y / draft.height:.3f}%",
        "width": f"{100 * box.width / draft.width:.3f}%",
        "height": f"{100 * box.height / draft.height:.3f}%",
    }


def _numbers(draft: Draft) -> dict[str, str]:
    box = draft.frame
    return {
        "data-size": f"{draft.width},{draft.height}",
        "data-frame": f"{box.x},{box.y},{box.width},{box.height}",
    }


def _photo_url(draft: Draft) -> str:
    return f"/api/v1/pictures/{draft.photo}"
