"""The hint: which question is best now, and what it is worth. It counts as used."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from dash import Dash, Input, Output, State, html, no_update, set_props

from guesswho.errors import IllegalAction, MatchNotFound, StaleMatch
from guesswho.game.question import Split
from guesswho.services.hint import Hint
from guesswho.services.play import Seen
from guesswho.services.services import Services
from guesswho.texts import Words, question_text
from guesswho.web import failures, visitor
from guesswho.web.messages import sentence
from guesswho.web.play import ids
from guesswho.web.play.questions import SHOWN, chips
from guesswho.web.play.rival import rival_name
from guesswho.web.play.scene import scene
from guesswho.web.play.seating import look


def register(app: Dash, services: Services) -> None:
    """Attach the callback."""
    app.callback(
        Output(ids.CHIPS, "className", allow_duplicate=True),
        Output(ids.HINT, "children", allow_duplicate=True),
        Input(ids.ASK_HINT, "n_clicks"),
        State(ids.MATCH, "data"),
        prevent_initial_call=True,
    )(partial(take, services))


def take(services: Services, clicks: int, held: Mapping[str, Any]) -> Any:
    """Mark the best questions and say what they are worth."""
    if not clicks:
        return no_update
    key, words = visitor.seat(), visitor.words()
    if key is None or key.match_id != held["match"] or visitor.curtain_is_down():
        raise MatchNotFound
    try:
        found = services.play.hint(key.match_id, key.token, held["version"])
    except (StaleMatch, IllegalAction) as moved_on:
        failures.toast(sentence(moved_on, words))
        set_props(ids.ROOT, {"children": scene(look(services), words)})
        return no_update
    seen = look(services)
    return _marked(seen, found, words), html.P(_advice(seen, found, words), className="hint")


def _marked(seen: Seen, found: Hint, words: Words) -> list[str]:
    best = {split.question for split in found.best}
    looks = zip(SHOWN, chips(seen.board, words), strict=True)
    return [
        f"{look.className} chip--best" if question in best else look.className
        for question, look in looks
    ]


def _advice(seen: Seen, found: Hint, words: Words) -> list[Any]:
    if found.last_chance:
        rival = rival_name(seen, words)
        return [
            words("{rival} knows who you are. Guess now: only that can still win.", rival=rival)
        ]
    if not found.best:
        return [words("There is nothing left to ask. Guess!")]
    worth = words("It is worth {bits} bits.", bits=f"{found.bits:.2f}")
    if len(found.best) == 1:
        return [*_told(found.best[0], words), " ", worth]
    equally = words(
        "{number} questions are equally good, each worth {bits} bits. One of them:",
        number=len(found.best),
        bits=f"{found.bits:.2f}",
    )
    return [equally, " ", *_told(found.best[0], words)]


def _told(split: Split, words: Words) -> list[Any]:
    question = question_text(words, split.question.attribute, split.question.value)
    splits = words("It splits {yes} : {no}.", yes=split.yes, no=split.no)
    return [html.Strong(question), " ", splits]
