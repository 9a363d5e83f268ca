"""Use-cases of preorders."""

from marketplace.preorders.services.fail import fail_preorder, settle_failed
from marketplace.preorders.services.move import move_preorder
from marketplace.preorders.services.offer import change_preorder, close_preorder, open_preorder

__all__ = [
    "change_preorder",
    "close_preorder",
    "fail_preorder",
    "move_preorder",
    "open_preorder",
    "settle_failed",
]
