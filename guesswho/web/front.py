"""The front end as it is loaded: the grid's script goes to those alone who can come to a grid.

Dash loads the scripts of every component library on every page. The grid's is larger than all
others together, and visitors on a phone never see a grid; who logs in loads a page anew.
"""

import re
from typing import Any

from dash import Dash

from guesswho.web.access import login

_GRID = re.compile(r'<script src="[^"]*/dash_ag_grid/[^"]*"></script>')


class Front(Dash):
    """Dash, with fewer scripts for visitors."""

    def interpolate_index(self, scripts: str = "", **parts: Any) -> str:  # type: ignore[override]
        """Return the page's frame for who is there."""
        if login.user() is None:
            scripts = _GRID.sub("", scripts)
        page: str = super().interpolate_index(scripts=scripts, **parts)  # type: ignore[no-untyped-call]
        return page
