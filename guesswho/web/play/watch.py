"""What watches for the friend's turn, and what the page holds to notice it."""

from typing import Any

from dash import dcc, html

from guesswho.services.play import Friend, Seen
from guesswho.texts import Words
from guesswho.web.components.wild import wild
from guesswho.web.play import ids

EVERY_MS = 1000
"""Both see each other's turns within a second and a half."""


def watching(seen: Seen, words: Words, clock: str = ids.POLL) -> list[Any]:
    """Build the invisible parts: the clock, the match's place in time, and a word when lost."""
    return [
        dcc.Store(id=ids.MATCH, data=shown(seen)),
        dcc.Interval(id=clock, interval=EVERY_MS, disabled=is_idle(seen)),
        html.P(
            id=ids.LOST,
            className="cut-off",
            role="status",
            **wild({"data-says": words("No connection. Trying again")}),
        ),
    ]


def shown(seen: Seen) -> dict[str, object]:
    """Return what the page holds: id, version, and how it is with the friend."""
    return {"match": seen.match_id, "version": seen.view.version, "friend": seen.friend}


def is_idle(seen: Seen) -> bool:
    """Whether nothing can happen without this browser's doing."""
    return seen.view.over or seen.friend in (None, Friend.BESIDE)
