"""The time a bill is for: a year (2026), a quarter (2026-Q4) or a month (2026-10), kept as such a word."""

import re
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

FORM = re.compile(r"(20\d\d)(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?")
#: What people and spreadsheets write for them: 2026年10月, 2026/10, 2026-10-01, 2026 Q4, 2026年第4季度.
MONTH = re.compile(r"(20\d\d)\s*[-/.年]\s*(\d{1,2})\s*月?(?:[-/.]0?1(?: 00:00:00)?)?")
QUARTER = re.compile(r"(20\d\d)\s*[-/年]?\s*(?:第\s*)?[Qq]?\s*([1-4])\s*(?:季度)")
QUARTER_Q = re.compile(r"(20\d\d)\s*[-/年]?\s*[Qq]\s*([1-4])")
YEAR = re.compile(r"(20\d\d)\s*年?度?")


def read_period(text: str) -> str | None:
    """Return the word for what somebody wrote, or None when it is no period."""
    text = text.strip()
    if found := QUARTER.fullmatch(text) or QUARTER_Q.fullmatch(text):
        return f"{found[1]}-Q{found[2]}"
    if (found := MONTH.fullmatch(text)) and 1 <= int(found[2]) <= 12:
        return f"{found[1]}-{int(found[2]):02}"
    found = YEAR.fullmatch(text)
    return found[1] if found else None


def period_name(period: str) -> str:
    """Return a period in words of the language now spoken."""
    found = FORM.fullmatch(period)
    if not found:
        return period
    year, quarter, month = found.groups()
    if quarter:
        return _("quarter %(quarter)s of %(year)s") % {"quarter": quarter, "year": year}
    if month:
        return date_format(date(int(year), int(month), 1), "YEAR_MONTH_FORMAT")
    return _("the year %(year)s") % {"year": year}
