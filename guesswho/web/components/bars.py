"""Bars that say their number in words as well."""

from dash import html

from guesswho.web.components.wild import wild


def bar(share: float, side: str) -> html.Span:
    """Draw ``share`` (0 to 1) of a bar, in the colour of ``side``; decoration, never alone."""
    return html.Span(
        html.Span(className="bar__fill", style={"width": f"{100 * share:.1f}%"}),
        className=f"bar bar--{side}",
        **wild({"aria-hidden": "true"}),
    )
