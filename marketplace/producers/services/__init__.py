"""A village's shop: opening it, and what stands on its shelf."""

from marketplace.producers.services.facts import describe_product
from marketplace.producers.services.mentions import keep_mentions
from marketplace.producers.services.prices import set_deposit, set_price
from marketplace.producers.services.shelf import copy_product, save_product, set_public, set_stock, set_warning
from marketplace.producers.services.shop import open_shop

__all__ = [
    "copy_product",
    "describe_product",
    "keep_mentions",
    "open_shop",
    "save_product",
    "set_deposit",
    "set_price",
    "set_public",
    "set_stock",
    "set_warning",
]
