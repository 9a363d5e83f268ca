"""Use-cases of settlement: shares are frozen and booked with the order, payouts are made, paid or withdrawn."""

from marketplace.settlement.services.accounts import enter_account
from marketplace.settlement.services.fees import book_fee, take_told_fee
from marketplace.settlement.services.payouts import make_batch, mark_paid, withdraw
from marketplace.settlement.services.rewards import settle_reward
from marketplace.settlement.services.shares import credit_kept, give_all_back, give_back, share_order

__all__ = [
    "book_fee",
    "credit_kept",
    "enter_account",
    "give_all_back",
    "give_back",
    "make_batch",
    "mark_paid",
    "settle_reward",
    "share_order",
    "take_told_fee",
    "withdraw",
]
