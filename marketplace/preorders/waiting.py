"""What of a preorder still waits at the village, and what it comes to."""

from decimal import Decimal

from django.db.models import Count, Q, QuerySet, Sum

from marketplace.consignments.models import Consignment, ConsignmentLine
from marketplace.harvest.models import Preorder
from marketplace.placement.models import AdjustedLine
from marketplace.producers.goods import shops_of

NOTHING = Decimal("0.00")


def waiting(preorder: Preorder) -> QuerySet:
    """Return the parcels that are not packed."""
    return Consignment.objects.to_pack().filter(preorder=preorder).order_by("pk")


def preorders_of(user) -> QuerySet:
    """Return the preorders of the villages whose shop this user keeps, and of no other, with `parcels` waiting."""
    mine = Preorder.objects.filter(product__stockrecords__partner__producer__village__in=shops_of(user))
    to_pack = Count("consignments", filter=Q(consignments__status=Consignment.Status.TO_PACK), distinct=True)
    return (
        mine.select_related("crop", "product__parent__product_class")
        .prefetch_related("product__stockrecords")
        .annotate(parcels=to_pack)
        .order_by("-opened_at", "-pk")
    )


def ordered(preorder: Preorder) -> int:
    """Return how many pieces are in parcels, packed ones too, that have not been taken out; one query."""
    lines = ConsignmentLine.objects.filter(consignment__preorder=preorder)
    return lines.aggregate(sum=Sum("quantity"))["sum"] or 0


def worth(preorder: Preorder) -> Decimal:
    """Return what buyers get back, or need not pay, when nothing of it comes (CNY); three queries."""
    parcels = waiting(preorder)
    lines = ConsignmentLine.objects.filter(consignment__in=parcels).values("line")
    goods = ConsignmentLine.objects.filter(consignment__in=parcels).aggregate(sum=Sum("line__line_price_incl_tax"))
    less = AdjustedLine.objects.filter(line__in=lines).aggregate(sum=Sum("amount"))
    charges = parcels.aggregate(sum=Sum("charge"))
    sums = [Decimal(found["sum"] or 0) for found in (goods, charges, less)]
    return (sums[0] + sums[1] - sums[2]).quantize(NOTHING)
