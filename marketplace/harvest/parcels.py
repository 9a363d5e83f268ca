"""A preorder travels in a parcel of its own, since it arrives on other days than what the village has today."""

from marketplace.harvest.models import Preorder
from marketplace.producers.parcels import Parcel, ParcelKey


def preorder_of(product) -> Preorder | None:
    """Return the preorder as which a product is sold; no query for what stands alone or was read with its preorder."""
    return getattr(product, "preorder", None) if product and product.parent_id else None


def parcel_of(product, partner_id: int) -> Parcel:
    """Return which parcel of an order a product goes into."""
    preorder = preorder_of(product)
    return ParcelKey(partner_id, preorder.pk) if preorder else partner_id
