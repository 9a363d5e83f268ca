"""Questions about dates and who booked them."""

from datetime import datetime

from django.db import models
from django.db.models import F
from django.db.models.functions import Coalesce
from django.utils import timezone

from portal.villages.models import Village

STOCK = "product__stockrecords"


class SlotQuerySet(models.QuerySet):
    """Sessions and nights."""

    def with_places(self) -> "SlotQuerySet":
        """Add what the stock record knows: `places`, `taken` (also by those paying just now), `left`, `price`."""
        taken = Coalesce(F(f"{STOCK}__num_allocated"), 0)
        return self.annotate(
            places=F(f"{STOCK}__num_in_stock"),
            taken=taken,
            left=F(f"{STOCK}__num_in_stock") - taken,
            price=F(f"{STOCK}__price"),
        )

    def kept_by(self, user) -> "SlotQuerySet":
        """Return those of the villages this user is in charge of, as coordinator or shop manager."""
        return self.filter(visit__village__in=Village.objects.kept_by(user))

    def bookable(self, *, now: datetime | None = None) -> "SlotQuerySet":
        """Return those that are open and not yet past their last moment, full ones too."""
        return self.filter(status="open", closes_at__gt=now or timezone.now())

    def standing(self) -> "SlotQuerySet":
        """Return those that were not called off."""
        return self.exclude(status="called_off")

    def between(self, start: datetime, end: datetime) -> "SlotQuerySet":
        """Return those that begin from `start` on and before `end`."""
        return self.filter(starts_at__gte=start, starts_at__lt=end)


class BookingQuerySet(models.QuerySet):
    """Bookings."""

    def kept_by(self, user) -> "BookingQuerySet":
        """Return those of the villages this user is in charge of, as coordinator or shop manager."""
        return self.filter(visit__village__in=Village.objects.kept_by(user))

    def standing(self) -> "BookingQuerySet":
        """Return those that were not cancelled."""
        return self.exclude(status="cancelled")

    def coming(self) -> "BookingQuerySet":
        """Return those of which nobody has said yet whether the guest came; they hold their order open."""
        return self.filter(status="booked")

    def paid(self) -> "BookingQuerySet":
        """Return those whose money is here."""
        return self.filter(order__placement__attempt__status="paid")

    def with_guest(self) -> "BookingQuerySet":
        """Load visit, guest and payment at once."""
        return self.select_related("visit__village", "order__delivery", "order__placement__attempt")
