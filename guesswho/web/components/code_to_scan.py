"""A QR code in our colours."""

import segno
from dash import html

_DARK, _LIGHT = "#2a1a10", "#fff8e8"
"""The tokens ``ink`` and ``plate`` of the light theme, in both: scanners want dark on light."""


def code_to_scan(link: str, text: str, className: str) -> html.Img:  # noqa: N803
    """Draw ``link``; ``text`` says to those who do not see it what it is."""
    drawn = segno.make(link, micro=False).svg_data_uri(dark=_DARK, light=_LIGHT, border=3)
    return html.Img(src=drawn, alt=text, className=className)
