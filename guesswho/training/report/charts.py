"""Plotly figures of a training."""

from collections.abc import Iterable, Mapping, Sequence
from math import ceil, isnan
from typing import Any

import numpy as np
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from guesswho.attributes import ATTRIBUTES
from guesswho.training import metrics
from guesswho.training.evaluate import Figures
from guesswho.training.gate import EVERYBODY, MARGIN, Comparison
from guesswho.training.heads import FittedHead
from guesswho.training.report.results import Part
from guesswho.training.worth import Point

NEW, OLD, WORSE, FAINT = "#1f5fa8", "#9aa3ad", "#c0392b", "#c9ced4"

COLUMNS = 4
_ROW = 300
"""Pixels of a row of small figures."""


def curves(history: Sequence[Mapping[str, float]]) -> go.Figure:
    """The trunk's loss, and its balanced accuracy on the validation split, by epoch."""
    epochs = [row["epoch"] for row in history]
    figure = make_subplots(1, 2, subplot_titles=("training loss", "balanced accuracy, val"))
    loss = go.Scatter(x=epochs, y=[row["loss"] for row in history], name="loss", showlegend=False)
    figure.add_trace(loss, 1, 1)
    for attribute in ATTRIBUTES:
        scores = [row[attribute] for row in history]
        figure.add_trace(go.Scatter(x=epochs, y=scores, name=_words(attribute)), 1, 2)
    figure.update_xaxes(title="epoch")
    return _styled(figure, 420)


def regularisation(fitted: Mapping[str, FittedHead]) -> go.Figure:
    """The loss of each head on the validation split with every strength that was tried."""
    figure = go.Figure(
        [
            go.Scatter(
                x=[strength for strength, _ in found.trials],
                y=[loss for _, loss in found.trials],
                name=_words(attribute),
                mode="lines+markers",
            )
            for attribute, found in fitted.items()
        ]
    )
    tried = sorted({strength for found in fitted.values() for strength, _ in found.trials})
    figure.update_xaxes(title="inverse regularisation", type="log", tickvals=tried)
    figure.update_yaxes(title="log loss, val, mean over values")
    return _styled(figure, 380)


def overview(new: Mapping[str, Figures], old: Mapping[str, Figures]) -> go.Figure:
    """Balanced accuracy with its interval per attribute, new beside accepted."""
    rows = [("accepted before", old, OLD), ("new", new, NEW)]
    figure = go.Figure([_dots(name, found, colour) for name, found, colour in rows if found])
    return _styled(_zoomed(figure, [found for _, found, _ in rows]), 400)


def groups(by_group: Mapping[str, Mapping[str, Figures]]) -> go.Figure:
    """Balanced accuracy with its interval per attribute, one colour a group."""
    figure = go.Figure([_dots(group, found) for group, found in by_group.items()])
    return _styled(_zoomed(figure, by_group.values()), 460)


def confusions(new: Mapping[str, Figures]) -> go.Figure:
    """Truth by answer: shares as colour, counts as text."""
    figure = _grid(new)
    for place, (attribute, found) in zip(_places(), new.items(), strict=False):
        counts = np.array(found.confusion)
        shares = counts / np.maximum(counts.sum(1, keepdims=True), 1)
        values = list(ATTRIBUTES[attribute])
        heat = go.Heatmap(
            z=shares,
            x=values,
            y=values,
            text=counts,
            texttemplate="%{text}",
            colorscale="Blues",
            zmin=0,
            zmax=1,
            showscale=False,
            hovertemplate="truth %{y}, answer %{x}: %{text} (%{z:.0%})<extra></extra>",
        )
        figure.add_trace(heat, *place)
    figure.update_xaxes(title="answer")
    figure.update_yaxes(title="truth", autorange="reversed")
    return _styled(figure, _ROW * _rows(new))


def reliability(part: Part, new: Mapping[str, Figures]) -> go.Figure:
    """How often answers are right, by how sure they claim to be: ten bins of equal mass."""
    figure = _grid(new)
    for place, attribute in zip(_places(), new, strict=False):
        bins = metrics.reliability(*_certainty(part, attribute))
        means, rates, sizes = zip(*bins, strict=True)
        bounds = [metrics.wilson_interval(r * n, n) for r, n in zip(rates, sizes, strict=True)]
        figure.add_trace(_line([0, 1], [0, 1]), *place)
        dots = go.Scatter(
            x=means,
            y=rates,
            mode="lines+markers",
            marker_color=NEW,
            error_y=_bars(rates, bounds),
            showlegend=False,
            hovertemplate="claimed %{x:.2f}, right %{y:.2f}<extra></extra>",
        )
        figure.add_trace(dots, *place)
    figure.update_xaxes(title="confidence", range=[0.2, 1.02])
    figure.update_yaxes(title="accuracy", range=[0.2, 1.02])
    return _styled(figure, _ROW * _rows(new))


def differences(comparisons: Sequence[Comparison]) -> go.Figure:
    """New minus accepted with intervals; left of the dashed line it is worse than allowed."""
    shown = sorted(comparisons, key=lambda c: (list(ATTRIBUTES).index(c.attribute), c.kind))[::-1]
    values = [c.difference.value for c in shown]
    points = go.Scatter(
        x=values,
        y=[_group_name(c) for c in shown],
        mode="markers",
        marker_color=[_verdict_colour(c) for c in shown],
        error_x={**_bars(values, [c.difference.interval for c in shown]), "color": OLD},
        customdata=[c.sentence for c in shown],
        hovertemplate="%{customdata}<extra></extra>",
        showlegend=False,
    )
    figure = go.Figure(points)
    figure.add_vline(x=0, line_color=FAINT)
    figure.add_vline(x=-MARGIN, line_dash="dash", line_color=WORSE)
    figure.update_xaxes(title="difference of balanced accuracy")
    figure.update_yaxes(automargin=True)
    return _styled(figure, 120 + 22 * len(shown))


def worth(points: Sequence[Point]) -> go.Figure:
    """Balanced accuracy by pictures of each value: a colour a trunk, dashed with augmentation."""
    attributes = list(dict.fromkeys(point.attribute for point in points))
    figure = _grid(dict.fromkeys(attributes))
    for trunk, colour in zip(dict.fromkeys(p.trunk for p in points), (NEW, OLD), strict=False):
        for place, attribute in zip(_places(), attributes, strict=False):
            shown = [p for p in points if (p.trunk, p.attribute) == (trunk, attribute)]
            for kind, dash in (("plain", "solid"), ("augmented", "dot")):
                line = _curve(shown, kind, colour, dash)
                line.update(name=f"{trunk}, {kind}", showlegend=place == (1, 1))
                figure.add_trace(line, *place)
    sizes = sorted({point.size for point in points})
    figure.update_xaxes(type="log", tickvals=sizes, title="pictures of each value")
    return _styled(figure, _ROW * _rows(dict.fromkeys(attributes)))


def _curve(shown: Sequence[Point], kind: str, colour: str, dash: str) -> go.Scatter:
    estimates = [getattr(point, kind) for point in shown]
    rates = [estimate.value for estimate in estimates]
    return go.Scatter(
        x=[point.size for point in shown],
        y=rates,
        error_y=_bars(rates, [estimate.interval for estimate in estimates]),
        mode="lines+markers",
        line={"color": colour, "dash": dash},
        hovertemplate="%{x}: %{y:.3f}",
    )


def _zoomed(figure: go.Figure, shown: Iterable[Mapping[str, Figures]]) -> go.Figure:
    """From a little below the lowest interval to 1."""
    rows = [row for found in shown for row in found.values()]
    lows = [row.interval[0] for row in rows if not isnan(row.interval[0])]
    least = max(0.0, min(lows, default=0.0) - 0.03)
    figure.update_layout(scattermode="group")
    figure.update_yaxes(title="balanced accuracy, 95 % interval", range=[least, 1.01])
    return figure


def _dots(name: str, found: Mapping[str, Figures], colour: str | None = None) -> go.Scatter:
    told = {a: f for a, f in found.items() if not isnan(f.balanced_accuracy)}
    rates = [f.balanced_accuracy for f in told.values()]
    return go.Scatter(
        x=[_words(attribute) for attribute in told],
        y=rates,
        error_y=_bars(rates, [f.interval for f in told.values()]),
        mode="markers",
        name=name,
        marker={"size": 9, **({"color": colour} if colour else {})},
        customdata=[f.n for f in told.values()],
        hovertemplate="%{x}: %{y:.3f} on %{customdata} pictures",
    )


def _certainty(part: Part, attribute: str) -> tuple[Any, Any]:
    """Of the labelled pictures: whether the answer is right, and its confidence."""
    labels, scores = part.data.labels(attribute), part.new[attribute]
    known = labels >= 0
    return (scores.argmax(1) == labels)[known], scores.max(1)[known]


def _bars(values: Iterable[float], bounds: Iterable[tuple[float, float]]) -> Mapping[str, Any]:
    """Plotly's error bars from intervals."""
    reach = [(v - low, high - v) for v, (low, high) in zip(values, bounds, strict=True)]
    return {
        "type": "data",
        "symmetric": False,
        "arrayminus": [max(0, below) for below, _ in reach],
        "array": [max(0, above) for _, above in reach],
        "thickness": 1.2,
        "width": 3,
    }


def _grid(shown: Mapping[str, Any]) -> go.Figure:
    titles = [_words(attribute) for attribute in shown]
    gap = 0.5 / _rows(shown) if _rows(shown) > 1 else 0
    return make_subplots(
        _rows(shown), COLUMNS, subplot_titles=titles, horizontal_spacing=0.08, vertical_spacing=gap
    )


def _rows(shown: Mapping[str, Any]) -> int:
    return ceil(len(shown) / COLUMNS)


def _places() -> list[tuple[int, int]]:
    """Row and column of each small figure, from 1."""
    return [(i // COLUMNS + 1, i % COLUMNS + 1) for i in range(len(ATTRIBUTES))]


def _line(x: Sequence[float], y: Sequence[float]) -> go.Scatter:
    return go.Scatter(
        x=x, y=y, mode="lines", line={"color": FAINT}, showlegend=False, hoverinfo="skip"
    )


def _group_name(comparison: Comparison) -> str:
    who = "all" if comparison.kind == EVERYBODY else f"{comparison.kind} {comparison.group}"
    return f"{_words(comparison.attribute)} · {who} ({comparison.n})"


def _verdict_colour(comparison: Comparison) -> str:
    if comparison.worse:
        return WORSE
    return NEW if comparison.decides else FAINT


def _words(name: str) -> str:
    return name.replace("_", " ")


def _styled(figure: go.Figure, height: int) -> go.Figure:
    figure.update_layout(
        template="plotly_white",
        height=height,
        margin={"l": 60, "r": 20, "t": 50, "b": 50},
        font={"family": "system-ui, sans-serif", "size": 13},
        legend={"orientation": "h", "y": -0.2},
    )
    return figure
