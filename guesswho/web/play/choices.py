"""Groups of choices before a match; this browser remembers what was chosen last."""

from dataclasses import dataclass

from dash import html

from guesswho.web import visitor
from guesswho.web.components.options import Option, options


@dataclass(frozen=True, slots=True)
class Group:
    """What is offered, and what is usual: at least that one is among it."""

    name: str
    legend: str
    offered: tuple[Option, ...]
    usual: str

    @property
    def chosen(self) -> Option:
        """What was chosen last, if it is offered, else what is usual."""
        by_value = {option.value: option for option in self.offered}
        return by_value.get(visitor.last_choices().get(self.name, ""), by_value[self.usual])

    def fieldset(self, kind: str) -> html.Fieldset:
        """Build the buttons; ``kind`` is how they look."""
        chosen = self.chosen.value
        buttons = options(self.name, self.offered, chosen, kept=chosen, kind=kind)
        return html.Fieldset([html.Legend(self.legend), buttons])


def in_words(title: str, text: str | None) -> html.Span:
    """Word a choice: its name, and what it means."""
    return html.Span([html.Strong(title), html.Span(text)], className="option__words")
