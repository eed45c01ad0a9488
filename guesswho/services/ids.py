"""What an id looks like: anything else is unknown before the store is asked."""

import re

_ID = re.compile(r"[A-Za-z0-9_-]{1,64}", re.ASCII)


def is_id(text: str) -> bool:
    """Whether ``text`` could be an id; keeps NULs and lone surrogates out of the database."""
    return _ID.fullmatch(text) is not None
