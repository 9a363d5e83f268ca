"""Use-cases of lots."""

from marketplace.produce.services.lots import close_lot, open_lot, reopen_lot, use_lot
from marketplace.produce.services.recall import recall_lot

__all__ = ["close_lot", "open_lot", "recall_lot", "reopen_lot", "use_lot"]
