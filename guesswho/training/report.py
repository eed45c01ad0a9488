"""One self-contained HTML page a training: learning curves and validation figures."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import plotly.graph_objects as go

from guesswho.attributes import ATTRIBUTES
from guesswho.training.heads import FittedHead

_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Training report</title>
<style>
body{{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}}
table{{border-collapse:collapse}}
td,th{{padding:.3rem .8rem;border-bottom:1px solid #ccc;text-align:left}}
</style><h1>Training report</h1>{curves}<h2>Heads, on the validation split</h2>{table}</html>"""


def write(
    path: Path, history: Sequence[Mapping[str, float]], fitted: Mapping[str, FittedHead]
) -> None:
    """Write the page; ``history`` has a row an epoch of the trunk and may be empty."""
    path.parent.mkdir(parents=True, exist_ok=True)
    page = _PAGE.format(curves=_curves(history) if history else "", table=_table(fitted))
    path.write_text(page, encoding="utf-8")


def _curves(history: Sequence[Mapping[str, float]]) -> str:
    epochs = [row["epoch"] for row in history]
    figure = go.Figure(
        [
            go.Scatter(x=epochs, y=[row[attribute] for row in history], name=attribute)
            for attribute in ATTRIBUTES
        ]
    )
    figure.update_layout(
        title="Trunk: balanced accuracy on the validation split",
        xaxis_title="epoch",
        yaxis_title="balanced accuracy",
    )
    markup: str = figure.to_html(full_html=False, include_plotlyjs=True)
    return markup


def _table(fitted: Mapping[str, FittedHead]) -> str:
    rows = "".join(
        f"<tr><td>{attribute}<td>{found.balanced_accuracy:.3f}<td>{found.examples:,}"
        f"<td>{found.strength:g}<td>{found.head.temperature:.2f}</tr>"
        for attribute, found in fitted.items()
    )
    return (
        "<table><tr><th>attribute<th>balanced accuracy<th>training labels"
        f"<th>inverse regularisation<th>temperature</tr>{rows}</table>"
    )
