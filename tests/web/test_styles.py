"""The style sheets are all on every page: two pages must not style the same class."""

import re
from collections import defaultdict

from guesswho.settings import PROJECT_ROOT

PAGE_SHEETS = sorted((PROJECT_ROOT / "assets").glob("[5-9]*-*.css"))


def test_a_class_is_styled_by_one_page_alone():
    sheets = defaultdict(set)
    for sheet in PAGE_SHEETS:
        for name in re.findall(r"^\.([a-z][\w-]*) \{", sheet.read_text(), re.MULTILINE):
            sheets[name].add(sheet.name)
    assert len(sheets) > 50
    assert {name: found for name, found in sheets.items() if len(found) > 1} == {}
