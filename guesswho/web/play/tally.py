"""How the matches of this device went: a picture that the browser fills in.

They lie in the browser's own storage and are sent nowhere: see ``assets/tally.js``.
"""

import json
from typing import Any

from dash import html

from guesswho.game.match import Guess
from guesswho.opponents.doctor import fewest_turns
from guesswho.opponents.opponent import REGISTRY
from guesswho.services.play import Friend, Seen
from guesswho.texts import Words, opponent_name
from guesswho.web.characters import face_url
from guesswho.web.components.wild import wild


def counted(seen: Seen) -> dict[str, str]:
    """Return what the browser counts of a match that is over, once, as an attribute.

    Two at one device would be counted as one, so they are not.
    """
    if seen.friend is Friend.BESIDE:
        return {}
    result = {
        "id": seen.match_id,
        "won": seen.view.winner is seen.view.seat,
        "asked": _asked(seen),
        "best": round(fewest_turns(len(seen.view.cards)) - 1, 3),
        "rival": seen.opponent or "friend",
    }
    return {"data-match": json.dumps(result)}


def tally(words: Words) -> html.Section:
    """Build the picture; it stays hidden until the browser has counted a match."""
    return html.Section(
        [
            html.H2(words("Your matches on this device")),
            html.Div(className="tally__row", **wild({"data-tally": "row", "aria-hidden": "true"})),
            html.Div(
                [
                    _figure("won", words("matches won")),
                    _figure("streak", words("in a row")),
                    _bars(words),
                    html.Div([_rival(name, words) for name in REGISTRY], className="tally__rivals"),
                ],
                className="tally__figures",
            ),
            html.P(
                [
                    words("Kept in this browser only."),
                    html.Button(
                        words("Forget them"),
                        type="button",
                        className="link",
                        **wild({"data-tally": "forget"}),
                    ),
                ],
                className="tally__kept",
            ),
        ],
        className="tally",
        hidden=True,
    )


def _asked(seen: Seen) -> int | None:
    """Turns before the one that named the secret; ``None`` where somebody else ended it."""
    last = seen.history[-1]
    if last.seat is not seen.view.seat or not isinstance(last.action, Guess) or not last.answer:
        return None
    return sum(row.seat is seen.view.seat for row in seen.history) - 1


def _figure(name: str, label: str) -> html.P:
    number = html.Strong(**wild({"data-tally": name}))
    return html.P([number, html.Span(label)], className="tally__figure")


def _bars(words: Words) -> html.Div:
    rows = (("asked", words("Your questions"), "you"), ("best", words("At best"), "best"))
    children: list[Any] = [
        html.Div(
            [
                html.Span(label),
                html.Span(html.I(), className=f"tally__bar tally__bar--{look}"),
                html.B(**wild({"data-tally": name})),
            ],
            className="tally__lane",
        )
        for name, label, look in rows
    ]
    return html.Div(children, className="tally__lanes", **wild({"data-tally": "lanes"}))


def _rival(name: str, words: Words) -> html.Figure:
    face = html.Img(src=face_url(name), alt=opponent_name(words, name), className="face")
    score = html.Figcaption()
    return html.Figure(
        [face, score], className="tally__rival", hidden=True, **wild({"data-rival": name})
    )
