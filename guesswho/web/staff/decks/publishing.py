"""Telling everybody on a deck, and letting visitors play with it."""

from collections.abc import Mapping
from dataclasses import replace
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
        html.Div(told(team.members(record.id), words), id=ids.TELLING),
        html.Div(_publication(record, words), id=ids.PUBLICATION),
    ]


def register(app: Dash, services: Services) -> None:
    """Attach the callbacks."""
    deck, once = State(ids.DECK, "data"), {"prevent_initial_call": True}
    telling = Output(ids.TELLING, "children")
    app.callback(telling, Input(ids.TOLD, "n_clicks"), State(ids.TOLD_WHO, "value"), deck, **once)(
        partial(note_told, services)
    )
    shown = [Output(part, "children", allow_duplicate=True) for part in (ids.PUBLICATION, ids.HEAD)]
    app.callback(shown, Input(ids.PUBLISH, "n_clicks"), State(ids.BASIS, "value"), deck, **once)(
        partial(publish, services)
    )
    app.callback(shown, Input(ids.UNPUBLISH, "n_clicks"), deck, **once)(
        partial(unpublish, services)
    )


def note_told(services: Services, clicks: int | None, who: list[str] | None, deck_id: str) -> Any:
    """Put on record who was told."""
    if not clicks:
        return no_update
    services.team_decks.note_told(deck_id, who or [])
    return told(services.team_decks.members(deck_id), visitor.words())


def publish(services: Services, clicks: int | None, basis: str | None, deck_id: str) -> Any:
    """Let visitors play, or say what is missing; what was typed stays."""
    if not clicks:
        return no_update, no_update
    team, words = services.team_decks, visitor.words()
    try:
        return _anew(team, team.publish(deck_id, basis or ""), words)
    except NotPublishable as error:
        missing = html.P(words(_MISSING[error.args[0]]), className="decks__missing", role="alert")
        typed = replace(team.deck(deck_id), basis=basis or "")
        return [*_publication(typed, words), missing], no_update


def unpublish(services: Services, clicks: int | None, deck_id: str) -> Any:
    """Keep the deck from visitors."""
    if not clicks:
        return no_update, no_update
    team = services.team_decks
    return _anew(team, team.unpublish(deck_id), visitor.words())


def _anew(team: TeamDeckService, record: DeckRecord, words: Words) -> tuple[list[Any], list[Any]]:
    return _publication(record, words), head(record, len(team.members(record.id)), words)


def _publication(record: DeckRecord, words: Words) -> list[Any]:
    return _published(record, words) if record.published else _unpublished(record, words)


def told(members: tuple[Member, ...], words: Words) -> list[Any]:
    """Say who was told, and take note of others."""
    if not members:
        return [html.P(words("Nobody is on it yet."))]
    untold = [member.card for member in members if not member.told]
    so_far = words("{told} of {all} were told", told=len(members) - len(untold), all=len(members))
    if not untold:
        return [html.P(so_far)]
    return [
        html.P([html.Strong(so_far), " · ", words("Tick whom you have told:")]),
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
