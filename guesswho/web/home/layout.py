"""What the start page shows."""

from dash import dcc, html

from guesswho.cards.deck import Deck
from guesswho.cards.stock import STOCK_NAME
from guesswho.game.question import Question, answer
from guesswho.texts import Words, answer_word, question_text
from guesswho.web import visitor
from guesswho.web.components.face import framed
from guesswho.web.components.start_button import start_button
from guesswho.web.components.wild import wild

SHOWN = slice(1, None, 2)
"""Every second face: enough for a board, few enough to be large on a phone; four wear glasses."""
ASKED = Question("glasses", "yes")


def layout(**_: str) -> html.Div:
    """Build the page."""
    words = visitor.words()
    return html.Div(
        [
            html.Section([_claim(words), _picture(words)], className="hero"),
            _steps(words),
        ],
        className="home",
    )


def _claim(words: Words) -> html.Div:
    going_on = visitor.seat() is not None
    start = (
        dcc.Link(words("Back to your match"), href="/play", className="button button--you")
        if going_on
        else start_button(words("Play now"), "home")
    )
    return html.Div(
        [
            html.H1([html.Span(words("Who is it?")), html.Span(words("Ask. Flip. Guess."))]),
            html.P(
                words("24 faces, one secret. Find theirs before they find yours."),
                className="lead",
            ),
            html.Div(
                [
                    start,
                    dcc.Link(words("Put my face on the board"), href="/card", className="button"),
                ],
                className="actions",
            ),
        ],
        className="hero__claim",
    )


def _picture(words: Words) -> html.Div:
    """Show a question, its answer, and the faces that fall because of it."""
    deck = visitor.services().decks.deck(STOCK_NAME)
    return html.Div(
        [
            html.P(
                question_text(words, ASKED.attribute, ASKED.value),
                className="bubble bubble--you hero__ask",
            ),
            html.P(answer_word(words, False), className="bubble bubble--them hero__answer"),
            html.Div(_faces(deck), className="board hero__board"),
        ],
        className="hero__picture",
        role="img",
        **wild(
            {
                "aria-label": words(
                    "You ask whether the person wears glasses. The answer is no, "
                    "and every face with glasses falls."
                )
            }
        ),
    )


def _faces(deck: Deck) -> list[html.Div]:
    return [
        html.Div(
            framed(card, deck.name, "you", "tile__frame"),
            className="tile tile--falls" if answer(ASKED, card) else "tile",
            style={"--wave": place},
        )
        for place, card in enumerate(deck.cards[SHOWN])
    ]


def _steps(words: Words) -> html.Ol:
    steps = (
        (words("Ask"), words("Every question is yes or no: hat, glasses, hair.")),
        (words("Flip"), words("Faces that do not fit fall down.")),
        (words("Guess"), words("One left? Name them before your rival names yours.")),
    )
    return html.Ol(
        [html.Li([html.H2(title), html.P(text)]) for title, text in steps], className="steps"
    )
