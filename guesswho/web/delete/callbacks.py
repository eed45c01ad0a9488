"""What a click on the page *Delete* does."""

from functools import partial
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, no_update

from guesswho.services.services import Services
from guesswho.web import shell_ids, visitor
from guesswho.web.delete import ids
from guesswho.web.delete.layout import gone


def register(app: Dash, services: Services) -> None:
    """Attach the callbacks; an error becomes a sentence in the toast."""
    app.callback(
        Output(ids.ROOT, "children"),
        Input(ids.GO, "n_clicks"),
        Input(ids.CODE, "n_submit"),
        State(ids.CODE, "value"),
        prevent_initial_call=True,
        running=[(Output(shell_ids.BUSY, "className"), "busy busy--on", "busy")],
    )(partial(delete, services))
    app.clientside_callback(
        ClientsideFunction("deletion", "scanned"),
        Output(ids.CODE, "value"),
        Input(ids.CODE, "id"),
    )


def delete(services: Services, clicks: int | None, submits: int | None, code: str | None) -> Any:
    """Delete the card of the code."""
    if not (clicks or submits):
        return no_update
    services.create_card.delete((code or "").strip())
    return gone(visitor.words())
