"""Which pictures of a dataset may be shown in its reports, source by source.

``terms.csv`` beside the pictures has the columns ``source, show``: ``yes`` where people and
terms allow that a report on this machine shows single pictures. Sources that it does not name
are not shown; pictures without a source have a blank one.
"""

import csv
from pathlib import Path

from guesswho.errors import BadDataset

FILE = "terms.csv"
_SHOW = {"yes": True, "no": False}


def shown_sources(root: Path) -> frozenset[str]:
    """Names of the sources whose pictures may be shown; without a file none.

    Raises ``BadDataset`` for a row that says neither yes nor no.
    """
    table = root / FILE
    if not table.is_file():
        return frozenset()
    with table.open(newline="", encoding="utf-8-sig") as file:
        reader = csv.DictReader(file)
        missing = {"source", "show"} - set(reader.fieldnames or ())
        if missing:
            raise BadDataset(f"{FILE} lacks the columns {', '.join(sorted(missing))}")
        rows = [(row["source"], row["show"]) for row in reader]
    for source, show in rows:
        if show not in _SHOW:
            raise BadDataset(f"{FILE}: {source or 'the blank source'} is neither yes nor no")
    return frozenset(source for source, show in rows if _SHOW[show])
