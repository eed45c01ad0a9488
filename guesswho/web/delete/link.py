"""The address that carries a deletion code.

The code stands behind a ``#``, which browsers send to nobody: it is in no log, and looking at
the address, as programs do that preview links, deletes nothing.
"""

from dash import html

from guesswho.texts import Words
from guesswho.web.address import address
from guesswho.web.components.code_to_scan import code_to_scan

PATH = "/delete"


def delete_link(code: str) -> str:
    """Return the whole address for a code."""
    return f"{address(PATH)}#{code}"


def delete_code_to_scan(code: str, words: Words) -> html.Img:
    """Draw the address as a QR code."""
    return code_to_scan(delete_link(code), words("The deletion code to scan"), "delete__scan")
