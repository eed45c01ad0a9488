"""What stands on the page *Play* in place of a match: the table, the lobby or the curtain."""

from typing import Any

from guesswho.services.play import Friend, Seen
from guesswho.texts import Words
from guesswho.web import visitor
from guesswho.web.play.curtain import curtain
from guesswho.web.play.lobby import lobby
from guesswho.web.play.table import table


def scene(seen: Seen, words: Words) -> list[Any]:
    """Build what this browser may see now."""
    if seen.friend is Friend.AWAITED:
        return lobby(seen, words)
    if visitor.curtain_is_down():
        return curtain(seen, words)
    return table(seen, words)
