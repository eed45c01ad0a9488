"""Moments, told in UTC until the browser tells them by the clock of whoever reads."""

from datetime import datetime

from dash import html

from guesswho.web.staff.held import ids


def moment(of: str, at: datetime) -> html.Time:
    """Build the moment ``at``; ``of`` is its name on this page."""
    return html.Time(f"{at:%-d %b, %H:%M} UTC", id=ids.moment(of), dateTime=at.isoformat())
