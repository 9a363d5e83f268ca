"""Questions asked about offers of something else."""

from django.apps import apps
from django.db import models
from django.utils import timezone

from portal.villages.models import Membership, Village


class SubstitutionQuerySet(models.QuerySet):
    """Offers."""

    def kept_by(self, user) -> "SubstitutionQuerySet":
        """Return those of the villages whose shop this user manages."""
        villages = Village.objects.kept_by(user, Membership.Role.SHOP_MANAGER)
        return self.filter(consignment__partner__producer__village__in=villages)

    def open(self) -> "SubstitutionQuerySet":
        """Return those without an answer, whose goods are kept."""
        return self.filter(status="open")

    def overdue(self) -> "SubstitutionQuerySet":
        """Return those that are open although their time is over."""
        return self.open().filter(until__lt=timezone.now())

    def mark(self, *parcels) -> None:
        """Let these parcels (ids) say until when they wait; their order is locked by the caller."""
        for parcel in parcels:
            waits = self.open().filter(consignment=parcel).aggregate(until=models.Max("until"))["until"]
            apps.get_model("consignments", "Consignment").objects.filter(pk=parcel).update(waits_until=waits)

    def with_goods(self) -> "SubstitutionQuerySet":
        """Return them with both goods and the parcel, buyer and village."""
        return self.select_related(
            "line__product",
            "product",
            "adjustment__refund",
            "consignment__order__delivery",
            "consignment__order__placement__attempt",
            "consignment__partner__producer__village",
        )
