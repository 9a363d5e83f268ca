"""Which notices there are, and for whom."""

from collections.abc import Sequence
from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils import timezone


class NoticeQuerySet(models.QuerySet):
    """Notices."""

    def begun(self, *, now: datetime | None = None) -> "NoticeQuerySet":
        """Return what is published and whose time has begun, those past too."""
        return self.filter(state="published", shown_from__lte=now or timezone.now())

    def pinned(self, *, now: datetime | None = None) -> "NoticeQuerySet":
        """Return what is published and whose time is now."""
        now = now or timezone.now()
        return self.begun(now=now).filter(shown_until__gt=now)

    def for_everyone(self) -> "NoticeQuerySet":
        """Return what whoever opens the page may read."""
        return self.filter(audience="everyone")

    def for_reader(self, home) -> "NoticeQuerySet":
        """Return what a resident (`home`, an active residency of this community) may read; None: a visitor.

        What is for everybody may be read by all, even when it is about some buildings. What is for residents is
        read by those of the buildings it names, by all when it names none.
        """
        return self.for_homes([home] if home else [])

    def for_homes(self, homes: Sequence) -> "NoticeQuerySet":
        """Return what somebody may read who lives in all these homes (active residencies): see `for_reader`."""
        if not homes:
            return self.for_everyone()
        buildings = self.model.buildings.through.objects
        mine = buildings.filter(building__in=[home.flat.building_id for home in homes]).values("notice")
        here = Q(community__in=[home.community_id for home in homes], audience="residents")
        return self.filter(Q(audience="everyone") | here & (Q(pk__in=mine) | ~Q(pk__in=buildings.values("notice"))))

    def urgent_first(self) -> "NoticeQuerySet":
        """Return urgent ones first, then the newest."""
        return self.order_by("-is_urgent", "-shown_from", "-pk")
