"""Questions about lots, what was packed from them, and certificates."""

from datetime import timedelta

from django.db import models
from django.db.models import Count, Exists, Max, Min, OuterRef, Q, Subquery, Sum
from django.utils import timezone

from marketplace.producers.goods import shops_of

#: So long before a certificate runs out its seller is warned.
WARNED_BEFORE = timedelta(days=30)


class LotQuerySet(models.QuerySet):
    """Lots."""

    def kept_by(self, user) -> "LotQuerySet":
        """Return the lots of the villages whose shop this user manages (all for an operator), and of no other."""
        return self.filter(product__stockrecords__partner__producer__village__in=shops_of(user))

    def open(self) -> "LotQuerySet":
        """Return the lots from which parcels may be packed."""
        return self.filter(closed_at=None)

    def last_and_recalled(self) -> "LotQuerySet":
        """Return the recalled lots from which their product was packed last: what lies there is that lot."""
        uses = self.model._meta.get_field("uses").related_model.objects
        last = uses.filter(product=OuterRef("product")).order_by("-since", "-pk").values("lot")[:1]
        return self.filter(recalled_at__isnull=False, pk=Subquery(last))

    def with_use(self) -> "LotQuerySet":
        """Tell of each lot `is_in_use`: whether its product is packed from it now."""
        return self.annotate(
            is_in_use=Exists(
                self.model._meta.get_field("uses").related_model.objects.filter(lot=OuterRef("pk"), until=None)
            )
        )

    def with_origin(self) -> "LotQuerySet":
        """Load product, seller and village of each."""
        return self.select_related("product").prefetch_related("product__stockrecords__partner__producer__village")


class PackedLotQuerySet(models.QuerySet):
    """What was packed from lots."""

    def of_parcels(self, lot) -> "PackedLotQuerySet":
        """Return one row for each order line that came from a lot, with parcel, buyer and payment."""
        return (
            self.filter(lot=lot)
            .select_related(
                "packed__line", "packed__consignment__order__delivery__point", "packed__consignment__order__user"
            )
            .order_by("packed__consignment__number", "pk")
        )

    def figures(self, lot) -> dict[str, object]:
        """Return how many parcels and pieces came from a lot, how many lie in the village, and the days of packing."""
        here = Q(packed__consignment__status="packed")
        return self.filter(lot=lot).aggregate(
            parcels=Count("packed__consignment", distinct=True),
            here=Count("packed__consignment", filter=here, distinct=True),
            pieces=Sum("quantity", default=0),
            first=Min("at"),
            last=Max("at"),
        )


class CertificateQuerySet(models.QuerySet):
    """Certificates."""

    def kept_by(self, user) -> "CertificateQuerySet":
        """Return the certificates of the villages whose shop this user manages, and of no other."""
        return self.filter(producer__village__in=shops_of(user))

    def shown(self) -> "CertificateQuerySet":
        """Return what buyers may rely on: checked by us and not run out."""
        return self.filter(checked_on__isnull=False, valid_until__gte=timezone.localdate())

    def about_product(self, product) -> "CertificateQuerySet":
        """Return those that speak for a product: its own and its village's, not those of single lots."""
        producer = Q(producer__partner__stockrecords__product=product)
        return self.filter(producer, Q(product=product) | Q(product=None), lot=None).select_related("scan")

    def about_lot(self, lot) -> "CertificateQuerySet":
        """Return those that speak for a lot: its own, its product's and its village's."""
        producer = Q(producer__partner__stockrecords__product=lot.product_id)
        product = Q(product=lot.product_id) | Q(product=None)
        return self.filter(producer, product, Q(lot=lot) | Q(lot=None)).select_related("scan")

    def running_out(self) -> "CertificateQuerySet":
        """Return those shown now that run out within thirty days and whose seller was not warned of that day."""
        soon = timezone.localdate() + WARNED_BEFORE
        warned = Q(warned_for=models.F("valid_until"), warned_for__isnull=False)
        return self.shown().filter(valid_until__lte=soon).exclude(warned)
