"""Use-cases of businesses."""

from portal.businesses.services.keeping import change_facts, close_for_days, drop_closed_days, set_hours
from portal.businesses.services.listing import approve, ask_to_be_listed, refuse, take_off
from portal.businesses.services.offers import post_offer, withdraw_offer
from portal.businesses.services.vouchers import take_voucher, undo_use, use_voucher

__all__ = [
    "approve",
    "ask_to_be_listed",
    "change_facts",
    "close_for_days",
    "drop_closed_days",
    "post_offer",
    "refuse",
    "set_hours",
    "take_off",
    "take_voucher",
    "undo_use",
    "use_voucher",
    "withdraw_offer",
]
