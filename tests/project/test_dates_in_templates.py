"""Dates are written the reader's way; the machine's way stands in addresses and attributes alone."""

import re
from pathlib import Path

from django.conf import settings

#: A date in figures, with what stands before it on its line.
IN_FIGURES = re.compile(r'(?P<before>.{0,30})\{\{ ?[\w.]+\|date:"(?:Y-m|n/j|j/n|d/m|SHORT_)[^"]*"')
#: Within an address or an attribute.
FOR_MACHINES = re.compile(r'[\w-]+="?$')


def test_no_page_writes_a_date_in_figures():
    wrong = []
    for template in sorted(Path(settings.BASE_DIR, "templates").rglob("*.html")):
        for number, line in enumerate(template.read_text().splitlines(), start=1):
            wrong += [
                f"{template.name}:{number} {found[0][-40:]}"
                for found in IN_FIGURES.finditer(line)
                if not FOR_MACHINES.search(found["before"])
            ]
    assert wrong == []
