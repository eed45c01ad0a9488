"""The reading of photos that have arrived: outside the request, and shown as it goes on."""

from functools import partial
from time import time
from typing import Any

from dash import Dash, Input, Output, State, no_update

from guesswho.services.services import Services
from guesswho.web import jobs, visitor
from guesswho.web.staff.decks import ids
from guesswho.web.staff.decks.files import files, is_left
from guesswho.web.staff.decks.grid import roster
from guesswho.web.staff.decks.heading import head
from guesswho.web.staff.decks.publishing import told


def register(app: Dash, services: Services) -> None:
    """Attach the job and the look at how far it is."""
    settings = visitor.settings_of(app.server)

    def read(arrived: float | None, deck_id: str) -> Any:
        """Run in another process: nothing of this one's services may come along."""
        if arrived:
            jobs.run_verb(settings, "photos", deck_id)
        return arrived

    app.callback(
        Output(ids.READ, "data"),
        Input(ids.ARRIVED, "data"),
        State(ids.DECK, "data"),
        background=True,
        prevent_initial_call=True,
    )(read)
    app.callback(
        Output(ids.FILES, "children"),
        Output(ids.MEMBERS, "children"),
        Output(ids.HEAD, "children"),
        Output(ids.TICK, "disabled"),
        Output(ids.TELLING, "children", allow_duplicate=True),
        Input(ids.TICK, "n_intervals"),
        Input(ids.ARRIVED, "data"),
        Input(ids.READ, "data"),
        State(ids.DECK, "data"),
        prevent_initial_call=True,
    )(partial(look, services))
    app.callback(
        Output(ids.ARRIVED, "data", allow_duplicate=True),
        Input(ids.GO_ON, "n_clicks"),
        prevent_initial_call=True,
    )(go_on)


def look(services: Services, tick: int, arrived: Any, read: Any, deck_id: str) -> Any:  # noqa: ARG001
    """Show how far it is; the clock stands still when nothing is left."""
    words, team, uploads = visitor.words(), services.team_decks, services.uploads
    record, members, sent = team.deck(deck_id), team.members(deck_id), uploads.uploads(deck_id)
    return (
        files(sent, uploads.is_worked_on(), words),
        roster(team, record, is_left(sent), words),
        head(record, len(members), words),
        not is_left(sent),
        no_update if is_left(sent) else told(members, words),
    )


def go_on(clicks: int | None) -> Any:
    """Have the reading begin where it ended."""
    return time() if clicks else no_update
