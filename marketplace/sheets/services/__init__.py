"""Many products at once: what was typed into the table, and what an uploaded file says."""

from marketplace.sheets.services.files import (
    confirm_sheet,
    prune_sheets,
    read_sheet,
    try_sheet_again,
    write_next,
)
from marketplace.sheets.services.rows import Change, write_changes

__all__ = [
    "Change",
    "confirm_sheet",
    "prune_sheets",
    "read_sheet",
    "try_sheet_again",
    "write_changes",
    "write_next",
]
