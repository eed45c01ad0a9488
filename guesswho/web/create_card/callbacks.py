"""What a click on the page *Make a card* does: parse, call one service, render."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from dash import MATCH, ClientsideFunction, Dash, Input, Output, State, ctx, no_update

from guesswho.attributes import ATTRIBUTES
from guesswho.errors import BadRequest
from guesswho.services.feedback import Word
from guesswho.services.services import Services
from guesswho.store.records import Consents
from guesswho.vision.face import Box
from guesswho.web import failures, shell_ids, visitor
from guesswho.web.components.options import picked
from guesswho.web.create_card import ids
from guesswho.web.create_card.answers import reads, suggested
from guesswho.web.create_card.consents import agreed
from guesswho.web.create_card.layout import reading
from guesswho.web.create_card.looked import maps
from guesswho.web.create_card.made import made
from guesswho.web.create_card.photo_frame import wish
from guesswho.web.create_card.way_in import way_in

BUSY = [(Output(shell_ids.BUSY, "className"), "busy busy--on", "busy")]
LIVE = [(Output(ids.LIVE, "className"), "live live--on", "live")]
SIDES = 5
"""Numbers of a frame: x, y, width, height, turn."""

SAID = [State(picked(attribute), "data") for attribute in ATTRIBUTES]
"""What the person said about each attribute; ``None`` where nothing was touched."""

_ROOT = Output(ids.ROOT, "children", allow_duplicate=True)
_READ = [
    Output(ids.READS, "children"),
    Output(ids.SUGGESTED, "data"),
    Output(ids.WISH, "children"),
]


def register(app: Dash, services: Services) -> None:
    """Attach the callbacks."""

    def attach(handler: Any, output: Any, *arguments: Any, running: Any = BUSY) -> None:
        app.callback(output, *arguments, prevent_initial_call=True, running=running)(
            partial(handler, services)
        )

    attach(show_draft, _ROOT, Input(ids.DRAFT, "data"))
    attach(choose_face, _ROOT, Input(ids.FACES, "n_clicks"))
    attach(reframe, _READ, Input(ids.FRAME, "data"), running=LIVE)
    attach(look, Output(ids.LOOKED, "data"), Input(ids.LOOK, "data"))
    attach(
        make,
        _ROOT,
        Input(ids.MAKE, "n_clicks"),
        Input(ids.NAME, "n_submit"),
        State(ids.NAME, "value"),
        State(ids.DECK_CONSENT, "n_clicks"),
        State(ids.IMPROVE_CONSENT, "n_clicks"),
        *SAID,
    )
    attach(discard, _ROOT, Input(ids.DISCARD, "n_clicks"))
    attach(another, _ROOT, Input(ids.ANOTHER, "n_clicks"))
    attach(delete, _ROOT, Input(ids.DELETE, "n_clicks"), State(ids.CODE, "data"))
    _attach_scripts(app)


def _attach_scripts(app: Dash) -> None:
    """Attach what needs no server: see ``assets/said.js``, ``looked.js``, ``share.js``."""

    def attach(function: tuple[str, str], *arguments: Any, first: bool = False) -> None:
        app.clientside_callback(
            ClientsideFunction(*function), *arguments, prevent_initial_call=not first
        )

    attach(("guesswho", "arrive"), Input(ids.ROOT, "children"))
    attach(("card", "forget"), Input(ids.ROOT, "children"))
    attach(("card", "restore"), Output(ids.NAME, "value"), Input(ids.ANSWERS, "id"), first=True)
    attach(("card", "suggest"), Input(ids.SUGGESTED, "data"))
    attach(("card", "allRight"), Input(ids.ALL_RIGHT, "n_clicks"))
    attach(
        ("card", "tick"),
        Output({"type": "consent", "of": MATCH}, "aria-checked"),
        Input({"type": "consent", "of": MATCH}, "n_clicks"),
    )
    attach(
        ("card", "naming"),
        Output(ids.NAME_SAID, "children"),
        Output(ids.CAPTION, "children"),
        Input(ids.NAME, "value"),
        first=True,
    )
    attach(("looked", "looked"), Input(ids.LOOKED, "data"))
    attach(("looked", "again"), Input(ids.SUGGESTED, "data"))
    attach(
        ("moment", "long"), Output(ids.UNTIL, "children"), Input(ids.UNTIL, "dateTime"), first=True
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


def reframe(services: Services, frame: list[int] | None) -> Any:
    """Read again what the frame now shows; what the person said stays."""
    if not frame:
        return no_update
    draft = services.create_card.reframe(_draft_id(), _box(frame))
    words = visitor.words()
    return reads(draft, words), suggested(draft), wish(draft, words)


def look(services: Services, wanted: object) -> Any:
    """Show where each classifier looked."""
    if not wanted:
        return no_update
    if not isinstance(wanted, dict) or not isinstance(wanted.get("frame"), str):
        raise BadRequest("a frame has a name")
    return maps(wanted["frame"], services.looked.looked(_draft_id()), visitor.words())


def make(
    services: Services,
    clicks: int | None,
    submits: int | None,
    name: str | None,
    deck: int | None,
    improve: int | None,
    *said: str | None,
) -> Any:
    """Make the card."""
    if not (clicks or submits):
        return no_update
    word = Word(
        name=name or "",
        corrections=corrections(said),
        consents=Consents(deck=agreed(deck), improve=agreed(improve)),
    )
    finished = services.create_card.finish(_draft_id(), word)
    visitor.keep_draft(None)
    visitor.keep_card(finished.card.id)
    visitor.keep_receipt(finished.deletion_code)
    visitor.leave_seat()
    receipt = visitor.Receipt(finished.card, finished.deletion_code, finished.expires)
    return made(receipt, visitor.words())


def discard(services: Services, clicks: int | None) -> Any:
    """Forget the photo at once and begin again."""
    if not clicks:
        return no_update
    services.create_card.discard(_draft_id())
    visitor.keep_draft(None)
    return way_in(visitor.words())


def another(services: Services, clicks: int | None) -> Any:  # noqa: ARG001 - no service is needed
    """Begin again; the card that stands, and its code, are kept."""
    return way_in(visitor.words()) if clicks else no_update


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
        raise BadRequest("a frame is five numbers")
    return Box(*(round(side) for side in frame))
