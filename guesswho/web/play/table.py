"""A match as one sits at it: rival, board, questions, talk, end."""

from typing import Any

from dash import dcc, html

from guesswho.game.match import Rule
from guesswho.services.play import Seen
from guesswho.texts import Words, rule_blurb
from guesswho.web.components.face import framed
from guesswho.web.components.grid import shape
from guesswho.web.components.wild import wild
from guesswho.web.play import ids
from guesswho.web.play.across import across
from guesswho.web.play.board import tiles
from guesswho.web.play.ending import ending
from guesswho.web.play.in_person import (
    boards,
    has_just_begun,
    in_mind,
    is_in_person,
    pick,
    replies,
    thoughts,
)
from guesswho.web.play.questions import questions
from guesswho.web.play.rival import rival_face, rival_name
from guesswho.web.play.talk import log, race, status, talk
from guesswho.web.play.watch import watching

BY_HAND = "board board--you board--hand"
"""A board whose frames a tap flips: see ``assets/play.js``."""


def table(seen: Seen, words: Words) -> list[Any]:
    """Build everything that a match shows."""
    return [
        html.Div(
            [
                html.H1(words("Your match"), className="unseen"),
                html.Div(pick(seen, words), className="in-mind"),
                _duel(seen, words),
                html.Div(race(seen, words), id=ids.RACE, className="race"),
                _boards(seen, words),
                html.Div(ending(seen, words), id=ids.ENDING, className="ending"),
                html.Div(replies(seen, words), id=ids.REPLIES_BAR, className="replies"),
                _ask(seen, words),
                html.Div(log(seen, words), id=ids.LOG, className="log"),
            ],
            id=ids.TABLE,
            className=f"{table_class(seen)} table--pick"
            if has_just_begun(seen)
            else table_class(seen),
        ),
        html.P(
            status(seen, words), id=ids.STATUS, className="unseen", **wild({"aria-live": "polite"})
        ),
        _guess_dialog(seen, words),
        *watching(seen, words),
        dcc.Store(id=ids.GUESSED),
        dcc.Store(id=ids.FLIPPED),
    ]


def table_class(seen: Seen) -> str:
    """Return the class of a match: over, somebody's in person, an answer to give, to wait."""
    waits = seen.friend is not None and not seen.view.my_turn and not seen.view.over
    states = {
        "table--over": seen.view.over,
        "table--honest": is_in_person(seen),
        "table--answer": seen.pending is not None,
        "table--theirs": seen.pending is not None or waits,
    }
    return " ".join(["table", *(name for name, holds in states.items() if holds)])


def _duel(seen: Seen, words: Words) -> html.Div:
    mine = (card for card in seen.view.cards if card.id == seen.view.mine)
    return html.Div(
        [
            html.Div(
                [
                    html.P(words("Your rival"), className="duel__label"),
                    html.Figure(
                        [
                            html.Img(src=rival_face(seen), alt="", className="face"),
                            html.Figcaption(rival_name(seen, words)),
                        ],
                        className="frame frame--them",
                    ),
                ],
                className="duel__rival",
            ),
            html.Div(talk(seen, words), id=ids.TALK, className="talk"),
            html.Div(
                [
                    html.P(words("Your secret"), className="duel__label"),
                    *(framed(card, seen.deck, "you") for card in mine),
                    *([in_mind(words)] if is_in_person(seen) else []),
                ],
                className="duel__mine",
            ),
        ],
        className="duel",
    )


def _boards(seen: Seen, words: Words) -> html.Div:
    """Build one's own board, and behind it what the rival thinks where one answers oneself."""
    return html.Div(
        [
            html.Div(
                boards(seen, words),
                className="swap",
                role="group",
                **wild({"aria-label": words("Which board")}),
            ),
            html.Div(
                html.Div(tiles(seen, words), className="board__grid"),
                className="board board--you" if seen.flipped is None else BY_HAND,
                style=shape(len(seen.view.cards)),
                role="group",
                **wild({"aria-label": words("The board")}),
            ),
            html.Div(thoughts(seen, words), id=ids.THOUGHTS, className="thoughts"),
        ],
        className="both-boards",
    )


def _ask(seen: Seen, words: Words) -> html.Section:
    return html.Section(
        [
            html.Div(
                [
                    html.H2(words("Ask")),
                    html.Button(
                        words("Hint"),
                        id=ids.ASK_HINT,
                        type="button",
                        className="button button--small ask__hint",
                    ),
                    html.Button(
                        words("I know who it is!"),
                        id=ids.AIM,
                        type="button",
                        className="button button--small",
                        **wild({"aria-pressed": "false"}),
                    ),
                ],
                className="ask__head",
            ),
            html.Div(id=ids.HINT, role="status"),
            html.Div(across(seen, words), id=ids.ACROSS, className="across", role="status"),
            *_by_hand(seen, words),
            html.P(words("Tap the face you think it is."), className="ask__aim"),
            html.Div(questions(seen.board, words), className="ask__all"),
        ],
        className="ask",
    )


def _by_hand(seen: Seen, words: Words) -> list[html.P]:
    """Say what a tap on a face does, where it flips it."""
    if seen.flipped is None:
        return []
    return [html.P(words("You flip: tap the faces that do not fit."), className="ask__hand")]


def _guess_dialog(seen: Seen, words: Words) -> html.Dialog:
    return html.Dialog(
        [
            html.Div(
                [
                    html.Figure(
                        [
                            html.Img(id=ids.GUESS_FACE, alt="", className="face"),
                            html.Figcaption(id=ids.GUESS_NAME),
                        ],
                        className="frame frame--them",
                    ),
                    html.Div(
                        [
                            html.H2(words("Is this their secret?")),
                            html.P(id=ids.GUESS_TRAITS, className="dialog__traits"),
                            html.P(_cost(seen, words), className="dialog__cost"),
                        ]
                    ),
                ],
                className="dialog__body",
            ),
            html.Div(
                [
                    html.Button(
                        words("Yes, I guess"), id=ids.GUESS_YES, className="button button--you"
                    ),
                    html.Button(words("Not yet"), id=ids.GUESS_NO, className="button"),
                ],
                className="actions",
            ),
        ],
        id=ids.GUESS_DIALOG,
        className="dialog",
        **wild({"aria-label": words("A guess")}),
    )


def _cost(seen: Seen, words: Words) -> str:
    return rule_blurb(words, Rule(seen.view.rule))
