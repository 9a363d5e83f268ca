"""Which notices there are, and for whom."""

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
        if home is None:
            return self.for_everyone()
        mine = self.model.buildings.through.objects.filter(building=home.flat.building_id).values("notice")
        named = self.model.buildings.through.objects.values("notice")
        theirs = Q(audience="residents") & (Q(pk__in=mine) | ~Q(pk__in=named))
        return self.filter(Q(audience="everyone") | theirs)

    def urgent_first(self) -> "NoticeQuerySet":
        """Return urgent ones first, then the newest."""
        return self.order_by("-is_urgent", "-shown_from", "-pk")
