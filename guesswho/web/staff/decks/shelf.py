"""The list of decks: a few of the faces in each, how many there are, who may play."""

from typing import Any

from dash import dcc, html

from guesswho.cards.card import LONGEST_NAME
from guesswho.services.team_decks import TeamDeckService
from guesswho.store.deck_records import DeckRecord
from guesswho.texts import Words
from guesswho.web import shell_ids, visitor
from guesswho.web.components.wild import wild
from guesswho.web.staff.decks import addresses, ids
from guesswho.web.staff.decks.faces import fan
from guesswho.web.staff.decks.heading import state_text

FANNED = 5
"""Faces that a deck shows on the shelf."""


def layout(**_: str) -> html.Section:
    """Build the page."""
    words, team = visitor.words(), visitor.services().team_decks
    return html.Section(
        [
            html.H1(words("Decks")),
            html.P(words("Play with the faces of your team, all year round."), className="lead"),
            _new(words),
            html.Div(shelf(team, words), id=ids.SHELF),
        ],
        className="decks",
    )


def shelf(team: TeamDeckService, words: Words) -> Any:
    """Build the list."""
    decks = team.decks()
    if not decks:
        return html.P(words("There is no deck yet. Name one, and add photos to it."))
    return html.Ul(
        [html.Li(_deck(record, team, words)) for record in decks], className="decks__shelf"
    )


def _new(words: Words) -> html.Div:
    return html.Div(
        [
            html.Label(words("Name of a new deck"), htmlFor=ids.NEW_NAME),
            dcc.Input(
                id=ids.NEW_NAME,
                className="field",
                maxLength=LONGEST_NAME,
                autoComplete="off",
            ),
            html.Button(words("New deck"), id=ids.NEW, className="button button--you"),
            html.Button(
                words("Import a .guesswho file"),
                type="button",
                className="button",
                **wild({"data-import": addresses.IMPORT, "data-go": shell_ids.GO}),
            ),
        ],
        className="decks__new",
    )


def _deck(record: DeckRecord, team: TeamDeckService, words: Words) -> dcc.Link:
    cards = [member.card for member in team.members(record.id)]
    return dcc.Link(
        [
            fan(cards[:FANNED]),
            html.Strong(record.name),
            html.Span(state_text(record, len(cards), words)),
        ],
        href=addresses.deck(record.id),
        className="decks__deck",
    )
