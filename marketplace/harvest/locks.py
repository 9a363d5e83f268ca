"""The lock under which a promise changes and parcels are made to it.

It comes after all locks of placement/locks.py: whoever makes an order's parcels holds the order and perhaps stock, and
asks for this one; whoever changes a preorder holds at most its stock record before it, and asks for none after it.
"""

from oscar.core.loading import get_model

from marketplace.harvest.models import Preorder


def lock_crop(*, pk: int):
    """Return the product as it is now, locked: two people do not open its preorder at once."""
    return get_model("catalogue", "Product").objects.select_for_update(no_key=True).get(pk=pk)


def lock_preorder(*, pk: int) -> Preorder:
    """Return the preorder as it is now, locked."""
    return Preorder.objects.select_for_update(no_key=True).get(pk=pk)
