"""The order protocol (docs/order-protocol.md): everything that changes stock, money or an order's existence."""

from marketplace.placement.services.cancel import cancel_order, stop_order
from marketplace.placement.services.complete import complete, release
from marketplace.placement.services.instead import Instead, hold, let_go
from marketplace.placement.services.keep import keep_deposits
from marketplace.placement.services.place import charge, confirm_payment, place, providers_for, take_back_payment
from marketplace.placement.services.reap import reap
from marketplace.placement.services.reserve import reserve
from marketplace.placement.services.shrink import Less, shrink, standing
from marketplace.placement.services.stock import consume, take_back

__all__ = [
    "Instead",
    "Less",
    "cancel_order",
    "charge",
    "complete",
    "confirm_payment",
    "consume",
    "hold",
    "keep_deposits",
    "let_go",
    "place",
    "providers_for",
    "reap",
    "release",
    "reserve",
    "shrink",
    "standing",
    "stop_order",
    "take_back",
    "take_back_payment",
]
