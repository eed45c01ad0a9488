"""The style sheets are all on every page: no class may be styled by two of them."""

import re
from collections import defaultdict

from guesswho.settings import PROJECT_ROOT

SHEETS = sorted((PROJECT_ROOT / "assets").glob("*.css"))


def test_a_class_is_styled_by_one_sheet_alone():
    sheets = defaultdict(set)
    for sheet in SHEETS:
        for name in re.findall(r"^\.([a-z][\w-]*) \{", sheet.read_text(), re.MULTILINE):
            sheets[name].add(sheet.name)
    assert len(sheets) > 50
    assert {name: found for name, found in sheets.items() if len(found) > 1} == {}
