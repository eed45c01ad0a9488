"""What the page shows: how much is held of what, what was deleted when, how to delete."""

from datetime import datetime

from dash import dcc, html
from dash.development.base_component import Component

from guesswho.services.privacy import Held
from guesswho.services.purge import MATCH_LIFE
from guesswho.services.uploads import IDLE
from guesswho.store.records import Holdings
from guesswho.texts import Words
from guesswho.web import visitor
from guesswho.web.components.bars import bar
from guesswho.web.delete.link import PATH
from guesswho.web.staff.held.moments import moment
from guesswho.web.staff.held.purges import purges


def layout(**_: str) -> html.Section:
    """Build the page, as of now."""
    words, held = visitor.words(), visitor.services().privacy.held()
    return html.Section(
        [
            html.H1(words("What is held")),
            html.P(
                words("About people, on this machine, at this moment. Nobody is named here."),
                className="lead",
            ),
            html.Ul(_kinds(held.holdings, words), className="held"),
            _ends(held, words),
            _deletion(words),
            purges(held, words),
        ],
        className="staff",
    )


def _kinds(held: Holdings, words: Words) -> list[html.Li]:
    return [
        _kind(
            held.cards,
            words.count("card", "cards", held.cards),
            words("A face, a name and eight answers. No whole photo."),
            *_agreed(held, words),
        ),
        _kind(
            held.drafts,
            words.count("photo waiting", "photos waiting", held.drafts),
            _waiting(words),
        ),
        _kind(
            held.matches,
            words.count("match", "matches", held.matches),
            words.count(
                "With the cards on their boards. They go {number} day after the last move.",
                "With the cards on their boards. They go {number} days after the last move.",
                MATCH_LIFE.days,
            ),
        ),
        _kind(
            held.feedback,
            words.count("answer", "answers", held.feedback),
            words("What people said of the classifiers. They go with the card."),
        ),
        _kind(
            held.uploads,
            words.count("file on its way", "files on their way", held.uploads),
            words.count(
                "Photos of colleagues, not read yet. They go after {number} day without work.",
                "Photos of colleagues, not read yet. They go after {number} days without work.",
                IDLE.days,
            ),
        ),
    ]


def _kind(number: int, what: str, text: str, *more: Component) -> html.Li:
    return html.Li(
        [
            html.H2([html.Strong(str(number)), " ", html.Span(what)], className="held__number"),
            html.P(text),
            *more,
        ],
        className="held__kind",
    )


def _waiting(words: Words) -> str:
    hours = visitor.settings().session_hours
    return words.count(
        "Taken, but not a card yet. They go after {number} hour.",
        "Taken, but not a card yet. They go after {number} hours.",
        hours,
    )


def _agreed(held: Holdings, words: Words) -> list[html.Div]:
    """Say of how many cards people agreed to more, and how many staff put into decks."""
    lines = (
        (held.for_deck, words("others may meet it")),
        (held.for_improvement, words("the picture may improve the classifiers")),
        (held.for_team, words("a colleague, in a deck of staff")),
    )
    return [
        html.Div(
            [
                html.Span([html.Strong(str(number)), " ", text]),
                bar(number / held.cards if held.cards else 0, "held"),
            ],
            className="held__agreed",
        )
        for number, text in lines
    ]


def _ends(held: Held, words: Words) -> html.Dl:
    """Tell the oldest photo or card, and which of them goes next."""
    moments = (
        ("oldest", words("The oldest came"), held.holdings.oldest),
        ("next", words("The next one goes"), held.holdings.next_expiry),
    )
    return html.Dl(
        [html.Div(_end(of, text, at, words)) for of, text, at in moments], className="held__ends"
    )


def _end(of: str, text: str, at: datetime | None, words: Words) -> list[Component]:
    when = moment(of, at) if at else words("There is none.")
    return [html.Dt(text), html.Dd(when)]


def _deletion(words: Words) -> html.Section:
    return html.Section(
        [
            html.H2(words("Somebody wants to be deleted")),
            html.P(
                words(
                    "Everybody got a deletion code with their card. Scanned, or typed on the page "
                    "Delete, it takes the card and all of it at once."
                )
            ),
            html.P(
                words(
                    "Nobody can look a lost code up: then the card goes when its time is over. "
                    "Heads that learned from a picture, and decks that somebody downloaded, "
                    "cannot be called back."
                )
            ),
            dcc.Link(words("Delete a card by its code"), href=PATH, className="button"),
        ],
        className="held__deletion",
    )
