"""Cells of a table that a spreadsheet shall not take for a formula."""

from oscar.core.compat import UnicodeCSVWriter

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")


def defused(value):
    """Return the value; a text that a spreadsheet would calculate gets an apostrophe before it."""
    return f"'{value}" if isinstance(value, str) and value.lstrip(" ").startswith(DANGEROUS) else value


class SafeCSVWriter(UnicodeCSVWriter):
    """Oscar's writer with every cell defused."""

    def writerow(self, row):
        super().writerow([defused(value) for value in row])
