"""Questions to ask of listings."""

from datetime import datetime

from django.db import models
from django.db.models import Count, Q
from django.utils import timezone

from portal.housing.kinds import State


class ListingQuerySet(models.QuerySet):
    """Listings."""

    def shown(self, *, now: datetime | None = None) -> "ListingQuerySet":
        """Return those everybody sees: shown, and not past their day."""
        return self.filter(state=State.SHOWN, expires_at__gt=now or timezone.now())

    def for_cards(self) -> "ListingQuerySet":
        """Read along what a card shows."""
        return self.select_related("community", "village", "building")

    def kept_by(self, user, communities=()) -> "ListingQuerySet":
        """Return this person's own, and those of the offices of these communities."""
        own = Q(owner=user, by_office=False)
        return self.filter(own | Q(by_office=True, community__in=communities))

    def decided_in(self, communities, *, by_operator: bool) -> "ListingQuerySet":
        """Return those about which the offices of these communities, or an operator, decide.

        An office does not judge what it offers itself: that and the villages' houses are the operator's.
        """
        ours = Q(community__in=communities, by_office=False)
        return self.filter(ours | Q(village__isnull=False) | Q(by_office=True)) if by_operator else self.filter(ours)

    def waiting(self) -> "ListingQuerySet":
        """Return those that nobody has looked at yet."""
        return self.filter(state=State.WAITING)

    def reported(self) -> "ListingQuerySet":
        """Return those that somebody says are false, and nobody has looked at since; `open_reports` counts them."""
        open_ones = Count("false_reports", filter=Q(false_reports__decided_at__isnull=True))
        return self.annotate(open_reports=open_ones).filter(open_reports__gt=0)
