"""The last purges, as a strip: when each ran, and what went."""

from collections.abc import Mapping
from datetime import timedelta

from dash import html
from dash.development.base_component import Component

from guesswho.services.privacy import LATE, Held
from guesswho.store.records import PurgeRecord
from guesswho.texts import Words
from guesswho.texts.words import mark as _
from guesswho.web.staff.held.moments import moment

_KINDS = {
    "cards": (_("{number} card"), _("{number} cards")),
    "drafts": (_("{number} photo"), _("{number} photos")),
    "matches": (_("{number} match"), _("{number} matches")),
    "uploads": (_("{number} file"), _("{number} files")),
    "pictures": (_("{number} stray picture"), _("{number} stray pictures")),
}
"""What a purge deletes, one and many; a purge says how many of each."""


def purges(held: Held, words: Words) -> html.Section:
    """Build the strip, newest first, and say so where the purge does not run."""
    return html.Section(
        [
            html.H2(words("What was deleted")),
            html.P(words("Every hour, whatever is past its time goes. The last runs:")),
            *_late(held, words),
            html.Ol([_run(*run, words) for run in enumerate(held.purges)], className="purges"),
        ],
        className="held__purges",
    )


def gone(deleted: Mapping[str, int], words: Words) -> str:
    """Say what one purge deleted; blank where nothing was due."""
    return ", ".join(
        words.count(one, many, deleted[kind])
        for kind, (one, many) in _KINDS.items()
        if deleted.get(kind)
    )


def _run(number: int, run: PurgeRecord, words: Words) -> html.Li:
    went = gone(run.deleted, words)
    return html.Li(
        [moment(f"purge-{number}", run.at), html.Span(went or words("nothing was due"))],
        className="purge purge--some" if went else "purge",
    )


def _late(held: Held, words: Words) -> list[Component]:
    if not held.late:
        return []
    text = words(
        "None has run in the last {hours} hours. Tell whoever runs this machine.",
        hours=LATE // timedelta(hours=1),
    )
    return [html.P(text, className="held__late")]
