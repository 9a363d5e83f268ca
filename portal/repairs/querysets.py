"""Questions to ask of repair requests."""

from datetime import datetime

from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from portal.repairs.codes import plain
from portal.repairs.kinds import OPEN, UNSEEN, Place
from portal.residents.models import Flat, Residency


class RepairQuerySet(models.QuerySet):
    """Repair requests."""

    def open(self) -> "RepairQuerySet":
        """Return those the office still has to do something about."""
        return self.filter(state__in=OPEN)

    def unseen(self) -> "RepairQuerySet":
        """Return those of which the office has not looked at the resident's last word."""
        return self.open().filter(Q(state__in=UNSEEN) | Q(has_news=True))

    def late(self, *, now: datetime | None = None) -> "RepairQuerySet":
        """Return the open ones whose next promised moment has passed."""
        return self.open().filter(due_at__lt=now or timezone.now())

    def of_person(self, user) -> "RepairQuerySet":
        """Return what this person reported."""
        return self.filter(reported_by=user)

    def around(self, home: Residency) -> "RepairQuerySet":
        """Return what neighbours may know of: common parts of this home's building and of the compound."""
        mine = Q(building=None) | Q(building=home.flat.building_id)
        return self.filter(mine, community=home.community_id).exclude(place=Place.FLAT)

    def matching(self, words: str, communities) -> "RepairQuerySet":
        """Return those with this code, this word in their text, or of a flat called so or lived in under this name."""
        if code := plain(words):
            return self.filter(code=code)
        flats = Flat.objects.in_communities(communities).matching(words)
        return self.filter(Q(text__icontains=words) | Q(flat__in=flats.values("pk")) | Q(firm__name__icontains=words))

    def first_due_first(self) -> "RepairQuerySet":
        """Return what is longest overdue first, then what is due next, then the closed ones, the newest first."""
        return self.order_by(F("due_at").asc(nulls_last=True), "-made_at", "-pk")

    def for_list(self) -> "RepairQuerySet":
        """Read along what a line of a list shows; `same` is how many other flats have it too."""
        joined = self.model._meta.get_field("joined").related_model.objects.filter(repair=OuterRef("pk"))
        number = joined.order_by().values("repair").annotate(n=Count("pk")).values("n")
        rows = self.select_related("community", "building", "flat__building", "staff", "firm")
        return rows.annotate(same=Coalesce(Subquery(number), 0))

    def with_own(self, home: Residency) -> "RepairQuerySet":
        """Mark as `mine_too` those that this home's flat reported or has too."""
        joined = self.model._meta.get_field("joined").related_model.objects.filter(repair=OuterRef("pk"))
        return self.annotate(mine_too=Exists(joined.filter(flat=home.flat_id)) | Q(flat=home.flat_id))
