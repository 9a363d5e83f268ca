"""A buyer's orders, read with all that their pages show, in a fixed number of queries."""

from django.db.models import Prefetch, QuerySet
from oscar.core.loading import get_model

from marketplace.boxes.contents import parts_of_line
from portal.users.models import User


def orders_of(user: User) -> QuerySet:
    """Return the orders this person placed, the newest first."""
    return get_model("order", "Order").objects.filter(user=user).order_by("-date_placed", "-pk")


def with_parcels(orders: QuerySet) -> QuerySet:
    """Add the delivery, the payment and the parcels with village and lines, and what is in boxes."""
    parcels = Prefetch(
        "consignments", get_model("consignments", "Consignment").objects.select_related("partner__producer__village")
    )
    lines = get_model("consignments", "ConsignmentLine").objects.annotate(frozen_parts=parts_of_line())
    return orders.select_related("delivery__point", "shipping_address", "placement__attempt").prefetch_related(
        parcels, Prefetch("consignments__lines", lines), "consignments__lines__line__product"
    )
