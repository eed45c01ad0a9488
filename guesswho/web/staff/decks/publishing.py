"""Telling everybody on a deck, and letting visitors play with it."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from dash import Dash, Input, Output, State, dcc, html, no_update

from guesswho.errors import NotPublishable
from guesswho.services.services import Services
from guesswho.services.team_decks import Member, TeamDeckService
from guesswho.store.deck_records import DeckRecord
from guesswho.texts import Words
from guesswho.texts.words import mark as _
from guesswho.web import visitor
from guesswho.web.staff.decks import addresses, ids
from guesswho.web.staff.decks.heading import head

LONGEST_BASIS = 500

_MISSING: Mapping[str, str] = {
    "cards": _("It has too few cards: two at least."),
    "told": _("Not everybody on it was told yet."),
    "basis": _("Please say on what ground the photos are used."),
}
"""What ``NotPublishable`` says is missing, in words."""


def panel(team: TeamDeckService, record: DeckRecord, words: Words) -> list[Any]:
    """Build what stands between a deck and its visitors."""
    members = team.members(record.id)
    if not members:
        return []
    return [
        html.H2(words("Tell everybody, then publish")),
        html.P(
            words(
                "Everybody on the deck gets a sheet: their card, what is kept and how long, "
                "and a code that deletes it at once."
            )
        ),
        dcc.Link(
            words("Sheets to print"), href=addresses.sheets(record.id), className="button decks__go"
        ),
        *_told(members, words),
        *(_published(record, words) if record.published else _unpublished(record, words)),
    ]


def register(app: Dash, services: Services) -> None:
    """Attach the callbacks."""
    shown = [Output(part, "children", allow_duplicate=True) for part in (ids.PUBLISHING, ids.HEAD)]
    deck = State(ids.DECK, "data")
    once = {"prevent_initial_call": True}
    app.callback(shown, Input(ids.TOLD, "n_clicks"), State(ids.TOLD_WHO, "value"), deck, **once)(
        partial(note_told, services)
    )
    app.callback(shown, Input(ids.PUBLISH, "n_clicks"), State(ids.BASIS, "value"), deck, **once)(
        partial(publish, services)
    )
    app.callback(shown, Input(ids.UNPUBLISH, "n_clicks"), deck, **once)(
        partial(unpublish, services)
    )


def note_told(services: Services, clicks: int | None, who: list[str] | None, deck_id: str) -> Any:
    """Put on record who was told."""
    if not clicks:
        return no_update, no_update
    services.team_decks.note_told(deck_id, who or [])
    return _anew(services, deck_id)


def publish(services: Services, clicks: int | None, basis: str | None, deck_id: str) -> Any:
    """Let visitors play, or say what is missing."""
    if not clicks:
        return no_update, no_update
    words = visitor.words()
    try:
        services.team_decks.publish(deck_id, basis or "")
    except NotPublishable as error:
        missing = html.P(words(_MISSING[error.args[0]]), className="decks__missing", role="alert")
        shown, heading = _anew(services, deck_id)
        return [*shown, missing], heading
    return _anew(services, deck_id)


def unpublish(services: Services, clicks: int | None, deck_id: str) -> Any:
    """Keep the deck from visitors."""
    if not clicks:
        return no_update, no_update
    services.team_decks.unpublish(deck_id)
    return _anew(services, deck_id)


def _anew(services: Services, deck_id: str) -> tuple[list[Any], list[Any]]:
    team, words = services.team_decks, visitor.words()
    record, cards = team.deck(deck_id), len(team.members(deck_id))
    return panel(team, record, words), head(record, cards, words)


def _told(members: tuple[Member, ...], words: Words) -> list[Any]:
    untold = [member.card for member in members if not member.told]
    told = words("{told} of {all} were told", told=len(members) - len(untold), all=len(members))
    if not untold:
        return [html.P(told)]
    return [
        html.P([html.Strong(told), " · ", words("Tick whom you have told:")]),
        dcc.Checklist(
            id=ids.TOLD_WHO,
            options=[{"label": card.name, "value": card.id} for card in untold],
            className="decks__told",
        ),
        html.Button(words("These were told"), id=ids.TOLD, className="button decks__go"),
    ]


def _unpublished(record: DeckRecord, words: Words) -> list[Any]:
    return [
        html.Label(words("On what ground the photos are used"), htmlFor=ids.BASIS),
        dcc.Textarea(
            id=ids.BASIS,
            value=record.basis,
            className="field",
            maxLength=LONGEST_BASIS,
            placeholder=words("Everybody agreed in writing, 12 March"),
        ),
        html.Button(words("Publish"), id=ids.PUBLISH, className="button button--you decks__go"),
    ]


def _published(record: DeckRecord, words: Words) -> list[Any]:
    return [
        html.P([html.Strong(words("Visitors can play with this deck.")), " ", record.basis]),
        html.Button(words("Unpublish"), id=ids.UNPUBLISH, className="button decks__go"),
    ]
