"""Both boards, step by step. The steps are taken in the browser: see ``assets/review.js``.

A frame knows the move with which it fell; what was said at each move stands in the list.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any
from urllib.parse import quote

from dash import html

from guesswho.cards.card import Card
from guesswho.cards.portrait import draw
from guesswho.game.match import Match, Seat, course
from guesswho.services.review import Reviewed
from guesswho.texts import Words
from guesswho.web.api.view_json import picture_url
from guesswho.web.components.grid import shape
from guesswho.web.components.wild import wild
from guesswho.web.review import ids
from guesswho.web.review.sides import Side, sides


def replay(found: Reviewed, words: Words) -> list[Any]:
    """Build the boards before the first move, and the buttons that lead through the match."""
    return [
        html.H2(words("Once more, step by step")),
        _steps(found, words),
        html.P(words("Before the first move"), id=ids.STEP, className="step", role="status"),
        html.Div([_board(found, side, words) for side in sides(found, words)], className="boards"),
    ]


def falls(match: Match, seat: Seat) -> Mapping[str, int]:
    """Say for each card that ``seat`` ruled out with which move, from 1."""
    gone: dict[str, int] = {}
    for number, (before, after) in enumerate(pairwise(course(match)), 1):
        out = match.table.ids(before.standing[seat] ^ after.standing[seat])
        gone |= dict.fromkeys(out, number)
    return gone


def _steps(found: Reviewed, words: Words) -> html.Div:
    buttons = (
        ("first", "«", words("To the beginning")),
        ("back", "‹", words("One move back")),
        ("on", "›", words("One move on")),
        ("last", "»", words("To the end")),
    )
    return html.Div(
        [_button(go, sign, name) for go, sign, name in buttons],
        className="replay actions",
        **wild(
            {
                "data-steps": str(len(found.match.history)),
                "data-start": words("Before the first move"),
            }
        ),
    )


def _button(go: str, sign: str, name: str) -> html.Button:
    return html.Button(
        sign,
        type="button",
        title=name,
        className="button replay__button",
        **wild({"data-go": go, "aria-label": name}),
    )


def _board(found: Reviewed, side: Side, words: Words) -> html.Div:
    sought = found.match.known_secret(side.seat.other)
    gone, beliefs = falls(found.match, side.seat), found.beliefs(side.seat)
    tiles = [
        _tile(
            _frame(found, card, side, beliefs[0].get(card.id) if beliefs else None),
            _changes(gone.get(card.id), [believed[card.id] for believed in beliefs]),
            sought=card.id == sought,
            words=words,
        )
        for card in found.match.deck.cards
    ]
    count = html.Span(str(len(tiles)), className="boards__count")
    return html.Div(
        [
            html.P([html.Span(words("{name} considered", name=side.name)), count]),
            html.Div(
                html.Div(tiles, className="board__grid"), className="board", style=shape(len(tiles))
            ),
        ],
        className="boards__one",
        **wild(_considered(found, side) if beliefs else {}),
    )


def _changes(falls_at: int | None, beliefs: Sequence[float]) -> Mapping[str, str]:
    """Tell the browser with which move a frame falls, and how much it is believed at each step."""
    falling = {} if falls_at is None else {"data-falls": str(falls_at)}
    believed = {"data-beliefs": " ".join(f"{share:.4f}" for share in beliefs)} if beliefs else {}
    return {**falling, **believed}


def _considered(found: Reviewed, side: Side) -> Mapping[str, str]:
    """Tell the browser between how many cards a believing side wavered at each step."""
    left = found.review.sides[side.seat].left
    return {"data-considered": " ".join(f"{2**bits:.0f}" for bits in left)}


def _tile(
    frame: html.Figure, changes: Mapping[str, str], *, sought: bool, words: Words
) -> html.Div:
    name = words("The secret") if sought else ""
    return html.Div(
        [html.Span(className="tile__slot"), frame],
        className="tile tile--sought" if sought else "tile",
        title=name,
        **wild(changes),
    )


def _frame(found: Reviewed, card: Card, side: Side, belief: float | None) -> html.Figure:
    """Build a frame; with a ``belief`` it pales as that falls."""
    share = "" if belief is None else f"{100 * belief:.0f} %"
    return html.Figure(
        [
            html.Img(src=_picture(found, card), alt="", className="face", draggable="false"),
            html.Figcaption([card.name, html.Span(share, className="believed__share")]),
        ],
        className=f"frame frame--{side.colour} tile__frame"
        + ("" if belief is None else " believed"),
    )


def _picture(found: Reviewed, card: Card) -> str:
    """Return where the picture is; a deck out of a file is not served, so it is drawn here."""
    if found.seat is not None or card.picture:
        return picture_url(card, found.match.deck.name)
    return f"data:image/svg+xml,{quote(draw(card.traits, card.id))}"
