"""What a click on the pages of team decks does: parse, call one service, render."""

from functools import partial
from typing import Any

from dash import Dash, Input, Output, State, no_update

from guesswho.services.services import Services
from guesswho.web import shell_ids, visitor
from guesswho.web.access import login
from guesswho.web.staff.decks import addresses, ids
from guesswho.web.staff.decks.heading import head

BUSY = [(Output(shell_ids.BUSY, "className"), "busy busy--on", "busy")]


def register(app: Dash, services: Services) -> None:
    """Attach the callbacks."""

    def attach(handler: Any, output: Any, *arguments: Any) -> None:
        app.callback(output, *arguments, prevent_initial_call=True, running=BUSY)(
            partial(handler, services)
        )

    go = Output(shell_ids.GO, "href", allow_duplicate=True)
    attach(
        create,
        go,
        Input(ids.NEW, "n_clicks"),
        Input(ids.NEW_NAME, "n_submit"),
        State(ids.NEW_NAME, "value"),
    )
    attach(
        rename,
        Output(ids.HEAD, "children", allow_duplicate=True),
        Input(ids.RENAME, "n_clicks"),
        State(ids.RENAME_TO, "value"),
        State(ids.DECK, "data"),
    )
    attach(
        duplicate,
        go,
        Input(ids.COPY, "n_clicks"),
        State(ids.COPY_NAME, "value"),
        State(ids.DECK, "data"),
    )
    attach(delete, go, Input(ids.DELETE, "n_clicks"), State(ids.DECK, "data"))


def create(services: Services, clicks: int | None, submits: int | None, name: str | None) -> Any:
    """Begin a deck and go to its page."""
    if not (clicks or submits):
        return no_update
    return addresses.deck(services.team_decks.create(name or "", login.known().id).id)


def rename(services: Services, clicks: int | None, name: str | None, deck_id: str) -> Any:
    """Give the deck another name."""
    if not clicks:
        return no_update
    team = services.team_decks
    record = team.rename(deck_id, name or "")
    return head(record, len(team.members(deck_id)), visitor.words())


def duplicate(services: Services, clicks: int | None, name: str | None, deck_id: str) -> Any:
    """Make a copy and go to its page."""
    if not clicks:
        return no_update
    return addresses.deck(services.team_decks.duplicate(deck_id, name or "", login.known().id).id)


def delete(services: Services, clicks: int | None, deck_id: str) -> Any:
    """Delete the deck and go back to the list."""
    if not clicks:
        return no_update
    services.team_decks.delete(deck_id)
    return addresses.DECKS
