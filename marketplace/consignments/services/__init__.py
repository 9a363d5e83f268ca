"""Use-cases of parcels."""

from marketplace.consignments.services.create import create_consignments
from marketplace.consignments.services.move import advance, cancel_consignments
from marketplace.consignments.services.shorten import saving, shorten
from marketplace.consignments.services.undo import undo

__all__ = ["advance", "cancel_consignments", "create_consignments", "saving", "shorten", "undo"]
