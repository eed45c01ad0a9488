"""The page: sections of tables and figures, with Plotly inside."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from pathlib import Path

import plotly.graph_objects as go
from plotly.offline import get_plotlyjs

from guesswho.training.report import charts, tables
from guesswho.training.report.mistakes import gallery
from guesswho.training.report.results import Part, Results
from guesswho.training.worth import Worth

TITLE = "Training report"

NAMES = {"val": "Validation split: it chose and decided", "test": "Test split: it only tells"}

_STYLE = """
:root{color-scheme:light}
body{font:16px/1.55 system-ui,sans-serif;max-width:76rem;margin:2rem auto;padding:0 1.25rem}
h1{font-size:2rem;margin-bottom:.25rem}
h2{margin-top:3rem;padding-top:1rem;border-top:2px solid #e3e6ea}
h3{margin:2rem 0 .25rem}
p{max-width:48rem}
nav a{margin-right:1.25rem}
.wide{overflow-x:auto}
table{border-collapse:collapse;font-size:.92rem;font-variant-numeric:tabular-nums}
td,th{padding:.3rem .8rem .3rem 0;border-bottom:1px solid #e3e6ea}
td,th{text-align:left;white-space:nowrap}
.refused{border-left:4px solid #c0392b;padding:.25rem 1rem;background:#fdf3f2}
.mistakes{display:flex;flex-wrap:wrap;gap:1rem}
figure{margin:0;width:108px;font-size:.85rem;line-height:1.3}
.accepted{border-left:4px solid #2e7d4f;padding:.25rem 1rem;background:#f1f8f4}
"""


def write(path: Path, results: Results) -> None:
    """Write the page to ``path``."""
    _write(path, "\n".join(_body(results)))


def write_curves(path: Path, history: Sequence[Mapping[str, float]]) -> None:
    """Write the learning curves of a training that is under way; the page reloads itself."""
    _write(path, f'<meta http-equiv="refresh" content="60">{_figure(charts.curves(history))}')


def write_worth(path: Path, found: Worth) -> None:
    """Write the learning curves by number of pictures."""
    few = "; ".join(
        f"{attribute.replace('_', ' ')} {', '.join(f'{v} {n:,}' for v, n in values.items())}"
        for attribute, values in found.few.items()
        if values
    )
    _write(
        path,
        "<h1>What pictures are worth</h1><p>Heads trained on so many pictures of each value of "
        "the training split, as framed and with random variations of the same pictures; balanced "
        "accuracy on the validation split, with 95 % intervals by bootstrap over people and "
        "samples. A trunk that was trained on these pictures has seen them all: its curves say "
        "what another head would need, those on start weights what a small data set alone gives."
        f"</p>{_figure(charts.worth(found.points))}{tables.worth(found)}"
        + (f"<p>Values with fewer pictures give all they have: {escape(few)}.</p>" if few else ""),
    )


def _write(path: Path, body: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{TITLE}</title>'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<style>{_STYLE}</style><script>{get_plotlyjs()}</script></head>"
        f"<body>{body}</body></html>",
        encoding="utf-8",
    )


def _body(results: Results) -> Iterator[str]:
    yield f"<h1>{TITLE}</h1>"
    yield _links(results)
    yield _verdict(results)
    yield tables.heads(results.fitted, results.refused, results.accepted)
    yield '<h2 id="curves">Learning</h2>'
    if results.history:
        yield _figure(charts.curves(results.history))
    yield "<h3>Heads: the strength of regularisation, chosen on the validation split</h3>"
    yield _figure(charts.regularisation(results.fitted))
    yield from _comparison(results)
    for part in results.parts:
        yield from _part(part)


def _links(results: Results) -> str:
    places = {"curves": "Learning", "comparison": "Against the accepted model"}
    places |= {part.name: f"Figures, {part.name}" for part in results.parts}
    return (
        "<nav>" + "".join(f'<a href="#{i}">{words}</a>' for i, words in places.items()) + "</nav>"
    )


def _verdict(results: Results) -> str:
    if not results.refused:
        return f'<p class="accepted">Accepted: {", ".join(results.accepted)}.</p>'
    reasons = "".join(f"<li>{escape(sentence)}" for sentence in results.refused.values())
    accepted = f"<p>Accepted: {', '.join(results.accepted)}.</p>" if results.accepted else ""
    return (
        f'<div class="refused"><p>Refused, because worse on the validation split by more than '
        f"chance and margin allow:<ul>{reasons}</ul></div>{accepted}"
    )


def _comparison(results: Results) -> Iterator[str]:
    yield '<h2 id="comparison">Against the accepted model</h2>'
    if not results.comparisons:
        yield "<p>There was no accepted model to compare with.</p>"
        return
    yield (
        "<p>Both models on the same validation pictures; intervals by paired bootstrap over "
        "people. Red is worse than the margin (dashed) allows, beyond chance, after Holm's "
        "correction; pale groups are too small to decide.</p>"
    )
    yield _figure(charts.differences(results.comparisons))
    yield tables.comparisons(results.comparisons)


def _part(part: Part) -> Iterator[str]:
    new = part.figures()
    yield f'<h2 id="{part.name}">{NAMES[part.name]}</h2>'
    if not new:
        yield "<p>No picture here is labelled.</p>"
        return
    yield tables.summary(new)
    yield _figure(charts.overview(new, part.old_figures()))
    yield "<h3>Confusion</h3>" + _figure(charts.confusions(new))
    yield "<h3>Every value</h3>" + tables.classification(new)
    yield "<h3>Reliability</h3><p>On the diagonal, a confidence of 0.8 is right 8 times in 10.</p>"
    yield _figure(charts.reliability(part, new))
    yield "<h3>Mistakes</h3>" + gallery(part.data, part.new)
    for kind, by_group in part.by_group().items():
        yield f"<h3>By {kind}</h3>" + _figure(charts.groups(by_group)) + tables.groups(by_group)


def _figure(figure: go.Figure) -> str:
    markup: str = figure.to_html(
        full_html=False, include_plotlyjs=False, config={"displaylogo": False, "responsive": True}
    )
    return markup
