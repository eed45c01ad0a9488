"""HTML tables of a training."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from math import isnan

from guesswho.attributes import ATTRIBUTES
from guesswho.training.evaluate import Figures
from guesswho.training.gate import EVERYBODY, LEAST_GROUP, Comparison
from guesswho.training.heads import FittedHead
from guesswho.training.judges import Estimate
from guesswho.training.metrics import LEAST_EXAMPLES
from guesswho.training.worth import Worth


def heads(
    fitted: Mapping[str, FittedHead], refused: Mapping[str, str], accepted: Sequence[str]
) -> str:
    """How each head was made, and what became of it."""
    head = ("attribute", "verdict", "training labels", "inverse regularisation", "temperature")
    rows = [
        (
            attribute,
            _verdict(attribute, refused, accepted),
            f"{found.examples:,}",
            f"{found.strength:g}",
            f"{found.head.temperature:.2f}",
        )
        for attribute, found in fitted.items()
    ]
    return table(head, rows)


def summary(new: Mapping[str, Figures]) -> str:
    """Every attribute's figures in a line."""
    head = (
        "attribute",
        "n",
        "accuracy",
        "balanced accuracy",
        "95 % interval",
        "ECE",
        "ECE if perfect, 95 %",
        "not counted",
    )
    rows = [
        (
            attribute,
            f"{row.n:,}",
            _rate(row.accuracy),
            _rate(row.balanced_accuracy),
            _interval(row.interval),
            _rate(row.ece),
            _interval(row.ece_band),
            ", ".join(row.left_out),
        )
        for attribute, row in new.items()
    ]
    return table(head, rows) + (
        f"<p>Values with fewer than {LEAST_EXAMPLES} examples do not count towards the balanced "
        "accuracy.</p>"
    )


def classification(new: Mapping[str, Figures]) -> str:
    """Precision, recall and F1 of every value."""
    head = ("attribute", "value", "examples", "precision", "recall", "F1")
    rows = [
        (attribute, value, *_value_rates(found.confusion, position))
        for attribute, found in new.items()
        for position, value in enumerate(ATTRIBUTES[attribute])
    ]
    return table(head, rows)


def groups(by_group: Mapping[str, Mapping[str, Figures]]) -> str:
    """Balanced accuracy per group, with interval and number of pictures."""
    attributes = [a for a in ATTRIBUTES if any(a in found for found in by_group.values())]
    rows = [
        (group, *(_cell(found.get(attribute)) for attribute in attributes))
        for group, found in by_group.items()
    ]
    return table(("group", *attributes), rows)


def comparisons(found: Sequence[Comparison]) -> str:
    """New against accepted, a line each."""
    head = ("attribute", "group", "n", "accepted before", "new", "difference", "95 % interval", "")
    rows = [
        (
            c.attribute,
            "all" if c.kind == EVERYBODY else f"{c.kind} {c.group}",
            f"{c.n:,}",
            _rate(c.difference.old),
            _rate(c.difference.new),
            f"{c.difference.value:+.3f}",
            f"{c.difference.interval[0]:+.3f} … {c.difference.interval[1]:+.3f}",
            _word(c),
        )
        for c in found
    ]
    return table(head, rows)


def worth(found: Worth) -> str:
    """The learning curves as numbers, and what augmentation changed."""
    head = ("trunk", "attribute", "pictures of each value", "plain", "augmented", "difference")
    rows = [
        (
            point.trunk,
            point.attribute,
            f"{point.size:,}",
            *(_estimate(told) for told in (point.plain, point.augmented)),
            _estimate(point.gain, "+.3f"),
        )
        for point in found.points
    ]
    return table(head, rows)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Cells are text and are escaped."""
    top = "".join(f"<th>{escape(cell.replace('_', ' '))}" for cell in head)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}" for cell in row) for row in rows)
    return f'<div class="wide"><table><thead><tr>{top}<tbody>{body}</table></div>'


def _verdict(attribute: str, refused: Mapping[str, str], accepted: Sequence[str]) -> str:
    if attribute in refused:
        return "refused: worse than the accepted one"
    return "accepted" if attribute in accepted else "not taken: refused together with another"


def _word(comparison: Comparison) -> str:
    if comparison.worse:
        return "worse"
    return "" if comparison.decides else f"under {LEAST_GROUP}: does not decide"


def _value_rates(confusion: Sequence[Sequence[int]], position: int) -> tuple[str, str, str, str]:
    right = confusion[position][position]
    examples, answers = sum(confusion[position]), sum(row[position] for row in confusion)
    precision, recall, f1 = (
        hits / total if total else float("nan")
        for hits, total in ((right, answers), (right, examples), (2 * right, examples + answers))
    )
    return f"{examples:,}", _rate(precision), _rate(recall), _rate(f1)


def _cell(row: Figures | None) -> str:
    if row is None or isnan(row.balanced_accuracy):
        return "–"
    return f"{row.balanced_accuracy:.3f} ({_interval(row.interval)}) n = {row.n:,}"


def _estimate(told: Estimate, form: str = ".3f") -> str:
    low, high = told.interval
    return f"{told.value:{form}} ({low:{form}} … {high:{form}})"


def _interval(bounds: tuple[float, float]) -> str:
    return "–" if isnan(bounds[0]) else f"{bounds[0]:.3f} … {bounds[1]:.3f}"


def _rate(rate: float) -> str:
    return "–" if isnan(rate) else f"{rate:.3f}"
