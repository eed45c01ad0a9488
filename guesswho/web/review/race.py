"""The race as a plot: bits that each side still had to find out, over the turns.

The plot has no colours or fonts of its own: the style sheet gives them, light or dark.
"""

from math import ceil
from typing import Any

from dash import dcc, html

from guesswho.game.match import Seat
from guesswho.services.review import Reviewed
from guesswho.texts import Words
from guesswho.web.components.wild import wild
from guesswho.web.review.scores import turning_point
from guesswho.web.review.sides import Side, sides

TICKS = 8
"""Moves that the axis names at most."""
MARGIN = 0.35
"""Room around the lines, in moves and in bits."""
_MARKS = {"you": "circle", "them": "diamond"}
_DASHES = {"you": "solid", "them": "dot"}


def race(found: Reviewed, words: Words) -> list[Any]:
    """Build the plot and the same as a table."""
    both = sides(found, words)
    return [
        html.H2(words("The race")),
        html.P(words("Bits that were still to be found out after each move."), className="hushed"),
        html.Ul(
            [html.Li(side.name, className=f"key__one key__one--{side.colour}") for side in both],
            className="key",
        ),
        html.Div(
            dcc.Graph(
                figure=figure(found, both, words),
                config={"displayModeBar": False},
                responsive=True,
                style={"height": "16rem"},
            ),
            className="plot",
            role="img",
            **wild({"aria-label": _summary(found, both, words)}),
        ),
        html.P(turning_point(found, words), className="turned"),
        html.Details(
            [html.Summary(words("The same in numbers")), _table(found, both, words)],
            className="numbers",
        ),
    ]


def figure(found: Reviewed, both: tuple[Side, Side], words: Words) -> dict[str, Any]:
    """Return Plotly's figure: a line for each side, and where it turned."""
    moves, top = len(found.match.history), found.review.sides[Seat.FIRST].left[0]
    return {
        "data": [_line(found, side, words) for side in both],
        "layout": {
            "margin": {"l": 44, "r": 14, "t": 4, "b": 44},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "showlegend": False,
            "hovermode": "x unified",
            "dragmode": False,
            "xaxis": {
                "title": {"text": words("Move"), "standoff": 8},
                "fixedrange": True,
                "zeroline": False,
                "showgrid": False,
                "dtick": ceil(moves / TICKS),
                "range": [-MARGIN, moves + MARGIN],
            },
            "yaxis": {
                "title": {"text": words("Bits to go"), "standoff": 8},
                "fixedrange": True,
                "dtick": 1,
                "range": [-MARGIN, top + MARGIN],
                "zeroline": False,
            },
            "shapes": _turned(found),
        },
    }


def _line(found: Reviewed, side: Side, words: Words) -> dict[str, Any]:
    left = found.review.sides[side.seat].left
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": side.name,
        "x": list(range(len(left))),
        "y": [round(bits, 3) for bits in left],
        "line": {"shape": "hv", "width": 3, "dash": _DASHES[side.colour]},
        "cliponaxis": False,
        "marker": {"symbol": _MARKS[side.colour], "size": 9},
        "hovertemplate": "%{y:.2f} " + words("bits"),
    }


def _turned(found: Reviewed) -> list[dict[str, Any]]:
    at = found.review.turning_point
    if at is None:
        return []
    line = {"width": 2, "dash": "dash"}
    place = {"x0": at + 1, "x1": at + 1, "y0": 0, "y1": 1, "yref": "paper"}
    return [{"type": "line", "line": line, "layer": "below", **place}]


def _summary(found: Reviewed, both: tuple[Side, Side], words: Words) -> str:
    said = [words("Two lines over {moves} moves.", moves=len(found.match.history))]
    for side in both:
        left = found.review.sides[side.seat].left
        said.append(
            words(
                "{name}: from {start} bits to {end}.",
                name=side.name,
                start=f"{left[0]:.1f}",
                end=f"{left[-1]:.1f}",
            )
        )
    return " ".join(said)


def _table(found: Reviewed, both: tuple[Side, Side], words: Words) -> html.Table:
    heads = [words("Move"), *(side.name for side in both)]
    lefts = [found.review.sides[side.seat].left for side in both]
    rows = [
        html.Tr([html.Th(str(at), scope="row"), *(html.Td(f"{bits:.2f}") for bits in row)])
        for at, row in enumerate(zip(*lefts, strict=True))
    ]
    return html.Table(
        [html.Thead(html.Tr([html.Th(head, scope="col") for head in heads])), html.Tbody(rows)]
    )
