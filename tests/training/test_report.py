"""The report says the figures, needs nothing from outside and shows nobody."""

import re
from pathlib import Path

import numpy as np
import pytest

from guesswho.attributes import Traits
from guesswho.training import gate
from guesswho.training.dataset import Dataset
from guesswho.training.example import Example
from guesswho.training.heads import FittedHead
from guesswho.training.report import charts, page, tables
from guesswho.training.report.results import Part, Results
from guesswho.vision.model_folder import Head

COLOURS = ("black", "brown", "blond", "grey", "red")
HISTORY = [
    {"epoch": e, "loss": 1 / e, "side": 128}
    | dict.fromkeys(("gender", "hair_length", "hair_type", "hair_colour"), 0.8)
    | dict.fromkeys(("glasses", "tie", "facial_hair", "hat"), 0.9)
    for e in (1, 2)
]


def folk(n=200):
    """Hair of every colour but few red; women and men, two sources."""
    examples = (
        Example(
            str(i),
            Traits(
                {
                    "hair_colour": COLOURS[i % 4] if i >= 5 else "red",
                    "gender": ("female", "male")[i % 2],
                }
            ),
            source=f"<source {i % 3}>",
            identity=str(i),
        )
        for i in range(n)
    )
    return Dataset(Path(), tuple(examples))


def scores(data, wrong_share, seed):
    rng = np.random.default_rng(seed)
    labels = data.labels("hair_colour")
    answers = np.where(rng.random(len(labels)) < wrong_share, (labels + 1) % 5, labels)
    return {"hair_colour": np.eye(5)[answers] * 0.75 + 0.05}


@pytest.fixture
def results():
    data = folk()
    part = Part("val", data, scores(data, 0.5, 1), scores(data, 0.02, 2))
    compared = gate.compare(data, part.old, part.new)
    head = Head(np.zeros((3, 5), np.float32), np.zeros(5, np.float32), 1.25)
    fitted = {"hair_colour": FittedHead(head, 0.001, 0.5, 1234, ((0.001, 0.5), (0.01, 0.4)))}
    return Results(HISTORY, fitted, (part,), compared, gate.refusals(compared), ())


def test_the_page_is_whole_and_loads_nothing(results, tmp_path):
    page.write(tmp_path / "new" / "report.html", results)
    text = (tmp_path / "new" / "report.html").read_text()
    own = re.sub(r"<script>.*?</script>", "", text, count=1, flags=re.DOTALL)
    assert not re.search(r"<img|(src|href)=\"(?!#)|url\(", own)
    assert "1,234" in own
    assert "refused: worse than the accepted one" in own
    assert "&lt;source 0&gt;" in own
    assert "<source 0>" not in own.replace("\\u003csource", "")
    assert own.count("plotly-graph-div") == 8


def test_values_with_few_examples_are_named(results):
    assert "<td>red" in tables.summary(results.parts[0].figures())


def test_precision_recall_and_f1_of_a_known_confusion(results):
    found = results.parts[0].figures()["hair_colour"]
    text = tables.classification({"hair_colour": found})
    black = found.confusion[0]
    assert f"<td>black<td>{sum(black)}<td>" in text
    assert f"<td>{black[0] / sum(black):.3f}<td>" in text


def test_differences_are_red_where_the_gate_refuses(results):
    colours = charts.differences(results.comparisons).data[0].marker.color
    assert charts.WORSE in colours
    assert sum(c == charts.WORSE for c in colours) == sum(c.worse for c in results.comparisons)


def test_confusions_show_the_counts(results):
    found = results.parts[0].figures()
    heat = charts.confusions(found).data[0]
    assert np.array(heat.text).tolist() == [list(row) for row in found["hair_colour"].confusion]


def test_curves_have_a_line_an_attribute_and_reload_while_training(tmp_path):
    names = [trace.name for trace in charts.curves(HISTORY).data]
    assert names[0] == "loss"
    assert len(names) == 9
    page.write_curves(tmp_path / "curves.html", HISTORY)
    assert 'http-equiv="refresh"' in (tmp_path / "curves.html").read_text()
