"""The button that begins a match in one tap, wherever it stands."""

from dash import html

KIND = "quick-start"


def start_button(text: str, place: str, className: str = "button button--you") -> html.Button:  # noqa: N803
    """Begin a match with the usual choices; ``place`` tells several of them apart."""
    return html.Button(
        text, id={"type": KIND, "place": place}, type="button", className=className, n_clicks=0
    )
