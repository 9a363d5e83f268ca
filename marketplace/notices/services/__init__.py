"""Tell a village that its stock runs low, and readers that something is there again."""

from marketplace.notices.services.back import ask_to_hear, confirm_wish, forget_wish, prune_wishes, tell_back
from marketplace.notices.services.low import follow_stock, tell_low, watch_stock

__all__ = [
    "ask_to_hear",
    "confirm_wish",
    "follow_stock",
    "forget_wish",
    "prune_wishes",
    "tell_back",
    "tell_low",
    "watch_stock",
]
