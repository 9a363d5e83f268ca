"""Cells of a table that a spreadsheet shall not take for a formula."""

from decimal import Decimal

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")


def defused(value):
    """Return a number as it is, all else as text; what a spreadsheet would calculate gets an apostrophe before it."""
    if value is None or isinstance(value, (int, float, Decimal)):
        return value
    text = str(value)
    return f"'{text}" if text.lstrip(" ").startswith(DANGEROUS) else text
