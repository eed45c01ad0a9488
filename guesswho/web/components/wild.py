"""Attributes with a hyphen, which Dash takes but its types do not name."""

from collections.abc import Mapping
from typing import Any


def wild(attributes: Mapping[str, str]) -> Any:
    """Pass ``aria-…`` and ``data-…`` on: ``html.Div(**wild({"aria-busy": "true"}))``."""
    return dict(attributes)
