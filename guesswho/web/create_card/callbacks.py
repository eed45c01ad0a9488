"""What a click on the page *Make a card* does: parse, call one service, render."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, ctx, no_update

from guesswho.attributes import ATTRIBUTES
from guesswho.errors import BadRequest
from guesswho.services.feedback import Word
from guesswho.services.services import Services
from guesswho.vision.face import Box
from guesswho.web import failures, shell_ids, visitor
from guesswho.web.components.options import picked
from guesswho.web.create_card import ids
from guesswho.web.create_card.answers import answers
from guesswho.web.create_card.layout import finished, reading, way_in
from guesswho.web.create_card.photo_frame import wish

BUSY = [(Output(shell_ids.BUSY, "className"), "busy busy--on", "busy")]
SIDES = 4
"""Numbers of a frame: x, y, width, height."""

SAID = [State(picked(attribute), "data") for attribute in ATTRIBUTES]
"""What the person said about each attribute; ``None`` where nothing was touched."""

_ROOT = Output(ids.ROOT, "children", allow_duplicate=True)


def register(app: Dash, services: Services) -> None:
    """Attach the callbacks."""

    def attach(handler: Any, output: Any, *arguments: Any) -> None:
        app.callback(output, *arguments, prevent_initial_call=True, running=BUSY)(
            partial(handler, services)
        )

    attach(show_draft, _ROOT, Input(ids.DRAFT, "data"))
    attach(choose_face, _ROOT, Input(ids.FACES, "n_clicks"))
    attach(
        reframe,
        [Output(ids.ANSWERS, "children"), Output(ids.WISH, "children")],
        Input(ids.FRAME, "data"),
        *SAID,
    )
    attach(
        make,
        _ROOT,
        Input(ids.MAKE, "n_clicks"),
        Input(ids.NAME, "n_submit"),
        State(ids.NAME, "value"),
        *SAID,
    )
    attach(discard, _ROOT, Input(ids.DISCARD, "n_clicks"))
    attach(delete, _ROOT, Input(ids.DELETE, "n_clicks"), State(ids.CODE, "data"))
    attach(delete, _ROOT, Input(ids.DELETE_TYPED, "n_clicks"), State(ids.CODE_TYPED, "value"))
    for namespace, function in (("guesswho", "arrive"), ("card", "forget")):
        app.clientside_callback(
            ClientsideFunction(namespace, function),
            Input(ids.ROOT, "children"),
            prevent_initial_call=True,
        )
    app.clientside_callback(
        ClientsideFunction("card", "restore"),
        Output(ids.NAME, "value"),
        Input(ids.WISH, "children"),
    )


def show_draft(services: Services, draft: str | None) -> Any:
    """Show what was read from the photo that was just sent."""
    if not draft:
        return no_update
    return reading(services.create_card.draft(draft), visitor.words())


def choose_face(services: Services, clicks: list[int | None]) -> Any:
    """Read one of several faces."""
    if not any(clicks):
        return no_update
    draft = services.create_card.reframe(_draft_id(), int(ctx.triggered_id["index"]))
    return reading(draft, visitor.words())


def reframe(services: Services, frame: list[int] | None, *said: str | None) -> Any:
    """Read again what the frame now shows; what the person said stays."""
    if not frame:
        return no_update
    draft = services.create_card.reframe(_draft_id(), _box(frame))
    words = visitor.words()
    return answers(draft, corrections(said), words), wish(draft, words)


def make(
    services: Services,
    clicks: int | None,
    submits: int | None,
    name: str | None,
    *said: str | None,
) -> Any:
    """Make the card."""
    if not (clicks or submits):
        return no_update
    made = services.create_card.finish(
        _draft_id(), Word(name=name or "", corrections=corrections(said))
    )
    visitor.keep_draft(None)
    visitor.keep_card(made.card.id)
    visitor.leave_seat()
    return finished(made, visitor.words())


def discard(services: Services, clicks: int | None) -> Any:
    """Forget the photo at once and begin again."""
    if not clicks:
        return no_update
    services.create_card.discard(_draft_id())
    visitor.keep_draft(None)
    return way_in(visitor.words())


def delete(services: Services, clicks: int | None, code: str | None) -> Any:
    """Delete the card of a code, and its matches with it."""
    if not clicks:
        return no_update
    services.create_card.delete((code or "").strip())
    words = visitor.words()
    failures.toast(words("Deleted: the card, its picture and every match with it."))
    return way_in(words)


def corrections(said: Sequence[str | None]) -> Mapping[str, str]:
    """Return what the person touched, in the order of the attributes: blank is "not stated"."""
    pairs = zip(ATTRIBUTES, said, strict=True)
    return {attribute: value for attribute, value in pairs if value is not None}


def _draft_id() -> str:
    return visitor.draft_id() or ""


def _box(frame: list[int]) -> Box:
    if len(frame) != SIDES or not all(isinstance(side, int | float) for side in frame):
        raise BadRequest("a frame is four numbers")
    return Box(*(round(side) for side in frame))
