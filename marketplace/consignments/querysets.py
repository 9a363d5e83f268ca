"""Questions the board asks about parcels."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from portal.villages.models import Membership, Village


class ConsignmentQuerySet(models.QuerySet):
    """Parcels."""

    def kept_by(self, user) -> "ConsignmentQuerySet":
        """Return the parcels of the villages whose shop this user manages, and of no other."""
        villages = Village.objects.kept_by(user, Membership.Role.SHOP_MANAGER)
        return self.filter(partner__producer__village__in=villages)

    def to_pack(self) -> "ConsignmentQuerySet":
        """Return the parcels nobody has packed yet."""
        return self.filter(status="to_pack")

    def to_hand_over(self) -> "ConsignmentQuerySet":
        """Return the packed parcels that wait for van or carrier."""
        return self.filter(status="packed")

    def late(self) -> "ConsignmentQuerySet":
        """Return the parcels that should have left the village."""
        return self.filter(status__in=("to_pack", "packed"), pack_by__lt=timezone.now())

    def on_time(self) -> "ConsignmentQuerySet":
        """Return the parcels that are not late."""
        return self.filter(pack_by__gte=timezone.now())

    def at_points_of(self, user) -> "ConsignmentQuerySet":
        """Return the parcels for the shelves this user minds, on the road or arrived."""
        return self.filter(
            Q(status__in=("on_the_road", "at_point")),
            order__delivery__method="pickup",
            order__delivery__point__keepers=user,
        )

    def for_board(self) -> "ConsignmentQuerySet":
        """Return parcels with all a card shows, at the same number of queries however many there are."""
        return self.select_related(
            "order__delivery__point", "order__placement__attempt", "partner__producer__village"
        ).prefetch_related("lines__line__product")
