"""A turn: ask or guess, and what then changes on the table."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from dash import Dash, Input, Output, State, ctx, no_update

from guesswho.errors import IllegalAction, NotAllowed, NotFound, StaleMatch
from guesswho.game.match import Action, Answer, Ask, Guess, Reply
from guesswho.game.question import Question
from guesswho.services.play import PlayService, Seen
from guesswho.services.services import Services
from guesswho.texts import Words
from guesswho.web import failures, visitor
from guesswho.web.messages import sentence
from guesswho.web.play import ids
from guesswho.web.play.across import across
from guesswho.web.play.board import tile_classes, tiles_out
from guesswho.web.play.ending import ending
from guesswho.web.play.in_person import replies, thoughts
from guesswho.web.play.questions import chips
from guesswho.web.play.seating import BUSY, look, start_over
from guesswho.web.play.table import table_class
from guesswho.web.play.talk import log, race, status, talk
from guesswho.web.play.watch import is_idle, shown
from guesswho.web.visitor import SeatKey


def register(app: Dash, services: Services) -> None:
    """Attach the callback."""
    app.callback(
        outputs(),
        Input(ids.CHIPS, "n_clicks"),
        Input(ids.GUESS_YES, "n_clicks"),
        Input(ids.REPLIES, "n_clicks"),
        Input(ids.REVEALED, "n_clicks"),
        State(ids.GUESSED, "data"),
        State(ids.MATCH, "data"),
        prevent_initial_call=True,
        running=BUSY,
    )(partial(act, services))


def act(
    services: Services,
    _asked: list[int | None],
    _guessed: int | None,
    _replied: list[int | None],
    _revealed: list[int | None],
    card: str | None,
    held: Mapping[str, Any],
) -> Any:
    """Ask, guess, answer or show one's card; what the rival then did is shown with it."""
    if not ctx.triggered[0]["value"]:
        return no_update
    key = visitor.seat()
    if key is None or key.match_id != held["match"] or visitor.curtain_is_down():
        start_over(services)
        return no_update
    try:
        seen = _acted(services.play, key, held["version"], card)
    except (StaleMatch, IllegalAction) as moved_on:
        failures.toast(sentence(moved_on, visitor.words()))
        return render(look(services), visitor.words())
    except (NotFound, NotAllowed):
        start_over(services)
        return no_update
    return render(seen, visitor.words())


def _acted(play: PlayService, key: SeatKey, version: int, card: str | None) -> Seen:
    """Do what was tapped: after the end that is the face that one had in mind."""
    tapped = ctx.triggered_id
    if tapped != ids.GUESS_YES and tapped["type"] == ids.REVEALED["type"]:
        return play.reveal(key.match_id, key.token, version, tapped["card"])
    return play.act(key.match_id, key.token, version, _action(tapped, card))


def _action(tapped: Any, card: str | None) -> Action:
    """Read what was tapped: a question's chip, an answer, or the guess that was confirmed."""
    if tapped == ids.GUESS_YES:
        return Guess(card or "")
    if tapped["type"] == ids.REPLIES["type"]:
        return Answer(Reply(tapped["said"]))
    return Ask(Question(tapped["attribute"], tapped["value"]))


def outputs() -> dict[str, Output]:
    """Return what changes on the table with a turn, one's own or the friend's."""
    return {
        "tiles": _output(ids.TILES, "className"),
        "tiles_out": _output(ids.TILES, "aria-disabled"),
        "chips": _output(ids.CHIPS, "className"),
        "chips_off": _output(ids.CHIPS, "aria-disabled"),
        "chips_title": _output(ids.CHIPS, "title"),
        "chips_inside": _output(ids.CHIPS, "children"),
        "talk": _output(ids.TALK, "children"),
        "log": _output(ids.LOG, "children"),
        "race": _output(ids.RACE, "children"),
        "status": _output(ids.STATUS, "children"),
        "ending": _output(ids.ENDING, "children"),
        "hint": _output(ids.HINT, "children"),
        "replies": _output(ids.REPLIES_BAR, "children"),
        "thoughts": _output(ids.THOUGHTS, "children"),
        "across": _output(ids.ACROSS, "children"),
        "table": _output(ids.TABLE, "className"),
        "match": _output(ids.MATCH, "data"),
        "poll": _output(ids.POLL, "disabled"),
    }


def _output(component: Any, prop: str) -> Output:
    return Output(component, prop, allow_duplicate=True)


def render(seen: Seen, words: Words) -> dict[str, Any]:
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
        "across": across(seen, words),
        "replies": replies(seen, words),
        "thoughts": thoughts(seen, words),
        "table": table_class(seen),
        "match": shown(seen),
        "poll": is_idle(seen),
    }
