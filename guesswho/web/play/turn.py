"""A turn: ask or guess, and what then changes on the table."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from dash import Dash, Input, Output, State, ctx, no_update

from guesswho.errors import IllegalAction, NotAllowed, NotFound, StaleMatch
from guesswho.game.match import Action, Ask, Guess
from guesswho.game.question import Question
from guesswho.services.play import Seen
from guesswho.services.services import Services
from guesswho.texts import Words
from guesswho.web import failures, visitor
from guesswho.web.messages import sentence
from guesswho.web.play import ids
from guesswho.web.play.board import tile_classes, tiles_out
from guesswho.web.play.ending import ending
from guesswho.web.play.questions import chips
from guesswho.web.play.seating import BUSY, look, start_over
from guesswho.web.play.table import shown, table_class
from guesswho.web.play.talk import log, race, status, talk


def register(app: Dash, services: Services) -> None:
    """Attach the callback."""
    app.callback(
        _outputs(),
        Input(ids.CHIPS, "n_clicks"),
        Input(ids.GUESS_YES, "n_clicks"),
        State(ids.GUESSED, "data"),
        State(ids.MATCH, "data"),
        prevent_initial_call=True,
        running=BUSY,
    )(partial(act, services))


def act(
    services: Services,
    _asked: list[int | None],
    _guessed: int | None,
    card: str | None,
    held: Mapping[str, Any],
) -> Any:
    """Ask or guess; what the rival then did is shown with it."""
    if not ctx.triggered[0]["value"]:
        return no_update
    key = visitor.seat()
    if key is None or key.match_id != held["match"]:
        start_over(services)
        return no_update
    try:
        seen = services.play.act(key.match_id, key.token, held["version"], _action(card))
    except (StaleMatch, IllegalAction) as moved_on:
        failures.toast(sentence(moved_on, visitor.words()))
        return _render(look(services), visitor.words())
    except (NotFound, NotAllowed):
        start_over(services)
        return no_update
    return _render(seen, visitor.words())


def _action(card: str | None) -> Action:
    """Read what was tapped: a question's chip, or the guess that was confirmed."""
    tapped = ctx.triggered_id
    if tapped == ids.GUESS_YES:
        return Guess(card or "")
    return Ask(Question(tapped["attribute"], tapped["value"]))


def _outputs() -> dict[str, Output]:
    return {
        "tiles": Output(ids.TILES, "className"),
        "tiles_out": Output(ids.TILES, "aria-disabled"),
        "chips": Output(ids.CHIPS, "className"),
        "chips_off": Output(ids.CHIPS, "aria-disabled"),
        "chips_title": Output(ids.CHIPS, "title"),
        "chips_inside": Output(ids.CHIPS, "children"),
        "talk": Output(ids.TALK, "children"),
        "log": Output(ids.LOG, "children"),
        "race": Output(ids.RACE, "children"),
        "status": Output(ids.STATUS, "children"),
        "ending": Output(ids.ENDING, "children"),
        "hint": Output(ids.HINT, "children"),
        "table": Output(ids.TABLE, "className"),
        "match": Output(ids.MATCH, "data"),
    }


def _render(seen: Seen, words: Words) -> dict[str, Any]:
    """Return what changes on the table; the frames and chips stay where they are."""
    looks = chips(seen.board, words)
    return {
        "tiles": tile_classes(seen),
        "tiles_out": tiles_out(seen),
        "chips": [look.className for look in looks],
        "chips_off": [look.disabled for look in looks],
        "chips_title": [look.title for look in looks],
        "chips_inside": [look.children for look in looks],
        "talk": talk(seen, words),
        "log": log(seen, words),
        "race": race(seen, words),
        "status": status(seen, words),
        "ending": ending(seen, words),
        "hint": [],
        "table": table_class(seen),
        "match": shown(seen),
    }
