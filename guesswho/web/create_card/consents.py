"""What a person may agree to beyond a card for this visit: apart, and never ticked before."""

from dash import html

from guesswho.texts import Words
from guesswho.web import visitor
from guesswho.web.components.wild import wild
from guesswho.web.create_card import ids


def consents(words: Words) -> html.Fieldset:
    """Build the two ticks."""
    improve = words.count(
        "Keep my picture for {number} day to improve the classifiers.",
        "Keep my picture for {number} days to improve the classifiers.",
        visitor.settings().improve_days,
    )
    return html.Fieldset(
        [
            html.Legend(words("Only if you like")),
            _tick(ids.DECK_CONSENT, words("Others may meet my card on their board.")),
            _tick(ids.IMPROVE_CONSENT, improve),
        ],
        className="consents",
    )


def agreed(clicks: int | None) -> bool:
    """Whether a tick that was tapped this often is set: it began without."""
    return bool((clicks or 0) % 2)


def _tick(consent: dict[str, str], text: str) -> html.Button:
    return html.Button(
        [html.Span(className="tick__box", **wild({"aria-hidden": "true"})), text],
        id=consent,
        type="button",
        role="checkbox",
        className="tick",
        n_clicks=0,
        **wild({"aria-checked": "false"}),
    )
