"""The last step: the card as it stands on the board, a picture of it, the way to delete it."""

from typing import Any

from dash import dcc, html

from guesswho.cards.card import Card
from guesswho.texts import Words
from guesswho.web.address import is_here_only
from guesswho.web.components.face import framed, traits_text
from guesswho.web.components.start_button import start_button
from guesswho.web.components.wild import wild
from guesswho.web.create_card import ids
from guesswho.web.delete.link import PATH, delete_code_to_scan
from guesswho.web.visitor import Receipt


def made(receipt: Receipt, words: Words) -> list[Any]:
    """Build the step; it is shown again after a reload, deletion code included."""
    card = receipt.card
    return [
        html.Div(
            [
                framed(card, "", "you", "made__card"),
                html.Div(
                    [
                        html.H1(words("Welcome to the board, {name}!", name=card.name)),
                        html.P(traits_text(words, card.traits), className="lead"),
                        _ways_on(words),
                        _sharing(card, words),
                        _deletion(receipt, words),
                        html.Button(
                            words("Make another card"),
                            id=ids.ANOTHER,
                            type="button",
                            className="link",
                        ),
                    ],
                    className="made__words",
                ),
            ],
            className="made",
        ),
        _really(receipt, words),
        dcc.Store(id=ids.CODE, data=receipt.code),
    ]


def _ways_on(words: Words) -> html.Div:
    return html.Div(
        [
            start_button(words("Play with it"), "card"),
            dcc.Link(words("Choose rival and rules"), href="/play", className="button"),
        ],
        className="actions",
    )


def _sharing(card: Card, words: Words) -> html.Div:
    """Buttons of ``assets/share.js``, which draws the picture in the browser."""
    ways = (
        ("share", words("Share the card")),
        ("png", words("Save as picture")),
        ("svg", words("Save as drawing (SVG)")),
    )
    buttons = [
        html.Button(
            text, type="button", className="button button--small", **wild({"data-share": way})
        )
        for way, text in ways
    ]
    said = {
        "data-name": card.name,
        "data-traits": traits_text(words, card.traits),
        "data-failed": words("The picture could not be made. Please try again."),
    }
    return html.Div(
        [*buttons, html.P(className="sharing__said", role="status")],
        className="actions sharing",
        **wild(said),
    )


def _deletion(receipt: Receipt, words: Words) -> html.Section:
    kept = words(
        "It deletes card and picture at once, and every match with it. Keep it: once this "
        "browser forgets it, nobody can show it again."
    )
    return html.Section(
        [
            html.H2(words("Your deletion code")),
            html.Div(
                [*_to_scan(receipt, words), html.Div(_to_type(receipt, words))],
                className="deletion__code",
            ),
            html.P(kept),
            html.P([words("Without it they go: "), _until(receipt)]),
            html.Button(
                words("Delete it now"),
                type="button",
                className="button button--small",
                **wild({"data-dialog": ids.REALLY}),
            ),
        ],
        className="deletion",
    )


def _to_scan(receipt: Receipt, words: Words) -> list[html.Img]:
    """Draw the code, unless the address would lead every other device to itself."""
    return [] if is_here_only() else [delete_code_to_scan(receipt.code, words)]


def _to_type(receipt: Receipt, words: Words) -> list[Any]:
    page = dcc.Link(words("Delete a card"), href=PATH)
    how = words("Type it here:") if is_here_only() else words("Scan it, or type it here:")
    return [html.P(receipt.code, className="code"), html.P([how, " ", page])]


def _until(receipt: Receipt) -> html.Time:
    """The moment, in the clock of whoever reads it: a script puts it there."""
    return html.Time(
        f"{receipt.expires:%-d %B, %H:%M} UTC",
        id=ids.UNTIL,
        dateTime=receipt.expires.isoformat(),
        className="until",
    )


def _really(receipt: Receipt, words: Words) -> html.Dialog:
    """Ask once: what is deleted does not come back."""
    return html.Dialog(
        [
            html.H2(words("Delete {name} for good?", name=receipt.card.name)),
            html.P(words("The card, its picture and every match with it go at once.")),
            html.Div(
                [
                    html.Button(
                        words("Yes, delete it"),
                        id=ids.DELETE,
                        type="button",
                        className="button button--them",
                    ),
                    html.Button(
                        words("Keep it"),
                        type="button",
                        className="button",
                        autoFocus=True,
                        **wild({"data-closes": ids.REALLY}),
                    ),
                ],
                className="actions",
            ),
        ],
        id=ids.REALLY,
        className="really",
        **wild({"aria-label": words("Delete the card")}),
    )
