"""The grid in which a deck is corrected, by keyboard alone if one likes; least certain first."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from dash import Dash, Input, Output, State, no_update
from dash_ag_grid import AgGrid

from guesswho.attributes import ATTRIBUTES
from guesswho.errors import GuessWhoError
from guesswho.services.services import Services
from guesswho.services.team_decks import Member, TeamDeckService
from guesswho.store.deck_records import DeckRecord
from guesswho.texts import Words, attribute_name, value_name
from guesswho.web import failures, visitor
from guesswho.web.staff.decks import ids
from guesswho.web.staff.decks.faces import gallery, source

DOUBTFUL = 0.8
"""Confidence below which a value is named among those to look at."""
_NOT_STATED = ""
_HEAD, _ROW = 70, 56
"""Pixels: of the head with the bar to scroll sideways, and of a row."""
_FACE, _NAME, _DOUBTS, _LOOKED = "face", "name", "doubts", "looked"


def roster(team: TeamDeckService, record: DeckRecord, reading: bool, words: Words) -> Any:
    """Show who is in a deck: in the grid, or as faces while photos are read and more come."""
    members = team.members(record.id)
    if reading or not members:
        return gallery([member.card for member in members])
    return grid(members, team.looked_at(record.id), words)


def grid(members: tuple[Member, ...], looked: frozenset[str], words: Words) -> AgGrid:
    """Build the grid: a row for each card, a column for each attribute."""
    return AgGrid(
        id=ids.GRID,
        rowData=rows(members, looked, words),
        columnDefs=_columns(words),
        defaultColDef={"editable": True, "sortable": True, "resizable": True, "flex": 1},
        getRowId="params.data.id",
        dashGridOptions={
            "rowHeight": _ROW,
            "singleClickEdit": True,
            "stopEditingWhenCellsLoseFocus": True,
            "enterNavigatesVerticallyAfterEdit": True,
        },
        style={"height": f"min({_HEAD + _ROW * len(members)}px, 75vh)"},
        className="ag-theme-quartz decks__grid",
    )


def rows(
    members: Sequence[Member], looked: frozenset[str], words: Words
) -> list[dict[str, object]]:
    """Return the rows, the least certain first."""
    first = sorted(members, key=lambda member: member.least_certain)
    return [
        {
            "id": member.card.id,
            _FACE: source(member.card),
            _NAME: member.card.name,
            **{attribute: value or _NOT_STATED for attribute, value in member.card.traits.items()},
            _DOUBTS: "" if member.card.id in looked else doubts(member, words),
            _LOOKED: member.card.id in looked,
        }
        for member in first
    ]


def doubts(member: Member, words: Words) -> str:
    """Name what was read with little confidence, the worst first: ``Tie 54 %``."""
    low = sorted((sure, attribute) for attribute, sure in member.confidence.items())
    return ", ".join(
        f"{attribute_name(words, attribute)} {sure:.0%}".replace("%", " %")
        for sure, attribute in low
        if sure < DOUBTFUL
    )


def register(app: Dash, services: Services) -> None:
    """Attach what an edit does."""
    app.callback(
        Output(ids.GRID, "rowTransaction"),
        Input(ids.GRID, "cellValueChanged"),
        State(ids.DECK, "data"),
        prevent_initial_call=True,
    )(partial(edit, services))


def edit(services: Services, changes: list[Mapping[str, Any]] | None, deck_id: str) -> Any:
    """Put every edit on record, and show the rows as they then are."""
    if not changes:
        return no_update
    team, words = services.team_decks, visitor.words()
    for change in changes:
        try:
            _put(team, deck_id, change)
        except GuessWhoError as error:
            failures.tell(error)
    edited = {change["data"]["id"] for change in changes}
    members = [member for member in team.members(deck_id) if member.card.id in edited]
    return {"update": rows(members, team.looked_at(deck_id), words)}


def _put(team: TeamDeckService, deck_id: str, change: Mapping[str, Any]) -> None:
    card_id, column, value = change["data"]["id"], change["colId"], change["value"]
    if column == _NAME:
        team.correct(deck_id, card_id, name=value or "")
    elif column == _LOOKED:
        team.confirm(deck_id, card_id)
    else:
        team.correct(deck_id, card_id, corrections={column: value or None})


def _columns(words: Words) -> list[dict[str, object]]:
    return [
        {
            "field": _FACE,
            "headerName": "",
            "cellRenderer": "DeckFace",
            "editable": False,
            "sortable": False,
            "pinned": "left",
            "width": 62,
            "flex": 0,
        },
        {"field": _NAME, "headerName": words("Name"), "pinned": "left", "minWidth": 120},
        {
            "field": _LOOKED,
            "headerName": words("Looked at"),
            "cellDataType": "boolean",
            "minWidth": 110,
        },
        {
            "field": _DOUBTS,
            "headerName": words("Look at this"),
            "editable": False,
            "minWidth": 170,
            "tooltipField": _DOUBTS,
        },
        *(_attribute(attribute, words) for attribute in ATTRIBUTES),
    ]


def _attribute(attribute: str, words: Words) -> dict[str, object]:
    values = (*ATTRIBUTES[attribute], _NOT_STATED)
    return {
        "field": attribute,
        "headerName": attribute_name(words, attribute),
        "cellEditor": "agSelectCellEditor",
        "cellEditorParams": {"values": values},
        "refData": {value: value_name(words, attribute, value or None) for value in values},
        "minWidth": 110,
    }
