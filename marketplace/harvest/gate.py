"""Preorders that can no longer be ordered, and where one is read of: on its crop's page."""

from django.utils.translation import gettext as _

from marketplace.catalogue.elsewhere import register_elsewhere
from marketplace.harvest.models import Preorder
from marketplace.harvest.parcels import preorder_of
from marketplace.partner.gates import register_gate


def gate(product) -> str:
    """Return why a preorder cannot be bought now, "" if it can or if the variant is none."""
    preorder = preorder_of(product)
    if preorder is None or preorder.is_orderable:
        return ""
    if preorder.status == Preorder.Status.FAILED:
        return _("The harvest failed.")
    return _("The preorder has closed.")


def where_its_crop_is(product_id: int) -> str | None:
    """Return the page of the crop of which a product is the preorder, None when it is none; one query."""
    preorder = Preorder.objects.filter(product=product_id).select_related("crop").first()
    return preorder and preorder.crop.get_absolute_url()


def register() -> None:
    """Enter both."""
    register_gate(gate, reads="preorder")
    register_elsewhere(where_its_crop_is)
