"""The shop's root: Oscar's URL table, without the account pages that allauth owns."""

from oscar.config import Shop as CoreShop


class Shop(CoreShop):
    name = "oscar"
