"""What a verb hands back: one JSON document and its reading for people."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Report:
    """``document`` goes to stdout under ``--json``, ``text`` without it; exit 1 if not ``done``."""

    document: Any
    text: str
    done: bool = True
