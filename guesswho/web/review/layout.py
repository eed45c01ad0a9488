"""What the page shows: the review of one's own match, or a way to open another."""

from typing import Any

from dash import dcc, html

from guesswho.errors import MatchNotOver, NotAllowed, NotFound
from guesswho.services.review import Reviewed
from guesswho.texts import Words
from guesswho.web import visitor
from guesswho.web.components.slips import slips_text
from guesswho.web.components.wild import wild
from guesswho.web.review import ids
from guesswho.web.review.moves import moves
from guesswho.web.review.race import race
from guesswho.web.review.replay import replay
from guesswho.web.review.scores import scores, verdict


def layout(**_: str) -> html.Div:
    """Show the review of the match that this browser has played."""
    words = visitor.words()
    return html.Div(
        [
            html.Div(_own(words), id=ids.ROOT, className="review"),
            dcc.Store(id=ids.OPENED),
            dcc.Download(id=ids.SAVED),
        ]
    )


def page(found: Reviewed, words: Words) -> list[Any]:
    """Build the review of a match."""
    return [
        html.H1(words("How well did you ask?") if found.seat is not None else words("A match")),
        html.P(verdict(found, words), className="lead"),
        *(
            html.P(said, className="slip")
            for said in slips_text(found.slips, found.match.deck.cards, words)
        ),
        html.Div(
            [
                html.Section(scores(found, words), className="scores"),
                html.Section(race(found, words), className="panel panel--race"),
                html.Section(moves(found, words), className="panel panel--moves"),
                html.Section(replay(found, words), className="panel panel--replay"),
            ],
            className="review__all",
        ),
        _onwards(words, own=found.seat is not None, again=found.opponent is not None),
    ]


def _own(words: Words) -> list[Any]:
    key = visitor.seat()
    try:
        if key is not None:
            return page(visitor.services().review.of_match(key.match_id, key.token), words)
    except MatchNotOver:
        return _nothing(
            words("Your match is not over yet. Its review stands here at the end."), words
        )
    except (NotFound, NotAllowed):
        visitor.leave_seat()
    return _nothing(words("When you have played a match, its review stands here."), words)


def _nothing(reason: str, words: Words) -> list[Any]:
    return [
        html.H1(words("How well did you ask?")),
        html.P(reason, className="lead"),
        _onwards(words, own=False),
    ]


def _onwards(words: Words, *, own: bool, again: bool = False) -> html.Div:
    """Lead on; ``own`` matches can be saved, those against the computer begun ``again``."""
    play = (
        html.Button(words("Again"), id=ids.AGAIN, className="button button--you")
        if again
        else dcc.Link(words("Play"), href="/play", className="button button--you")
    )
    save = [html.Button(words("Save this match"), id=ids.SAVE, className="button")] if own else []
    return html.Div(
        [
            play,
            *save,
            html.Button(
                words("Open a saved match"),
                type="button",
                className="button",
                **wild({"data-opens": ids.OPENED}),
            ),
        ],
        className="actions",
    )
