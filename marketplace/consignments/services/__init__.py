"""Use-cases of parcels."""

from marketplace.consignments.services.create import create_consignments
from marketplace.consignments.services.move import advance, cancel_consignments
from marketplace.consignments.services.replace import put_instead
from marketplace.consignments.services.shorten import saving, shorten
from marketplace.consignments.services.split import join, split
from marketplace.consignments.services.undo import undo

__all__ = [
    "advance",
    "cancel_consignments",
    "create_consignments",
    "join",
    "put_instead",
    "saving",
    "shorten",
    "split",
    "undo",
]
