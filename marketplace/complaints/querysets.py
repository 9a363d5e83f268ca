"""Questions asked about complaints."""

from django.apps import apps
from django.db import models
from django.db.models import Case, Count, F, Q, Value, When
from django.utils import timezone

from portal.villages.models import Membership, Village

UNDER_WAY = ("open", "agreed")


class ComplaintQuerySet(models.QuerySet):
    """Complaints."""

    def kept_by(self, user) -> "ComplaintQuerySet":
        """Return those about parcels of the villages whose shop this user manages."""
        villages = Village.objects.kept_by(user, Membership.Role.SHOP_MANAGER)
        return self.filter(consignment__partner__producer__village__in=villages)

    def seen_by(self, user) -> "ComplaintQuerySet":
        """Return those this user may read: an operator all, a shop manager the own villages'."""
        return self if may_see_all(user) else self.kept_by(user)

    def under_way(self) -> "ComplaintQuerySet":
        """Return those somebody still has to do something about."""
        return self.filter(status__in=UNDER_WAY)

    def refused(self) -> "ComplaintQuerySet":
        """Return those the village gave nothing for."""
        return self.filter(status="refused")

    def second(self) -> "ComplaintQuerySet":
        """Return those that wait for a second person."""
        return self.filter(status="agreed")

    def closed(self) -> "ComplaintQuerySet":
        """Return those that are answered."""
        return self.exclude(status__in=UNDER_WAY)

    def late(self) -> "ComplaintQuerySet":
        """Return those not answered by the promised moment."""
        return self.filter(status="open", answer_by__lt=timezone.now())

    def count_waiting(self) -> dict[str, int]:
        """Return how many are under way, late, and waiting for a second person: waiting, late, second."""
        late = Q(status="open", answer_by__lt=timezone.now())
        return self.under_way().aggregate(
            waiting=Count("pk"), late=Count("pk", filter=late), second=Count("pk", filter=Q(status="agreed"))
        )

    def for_list(self) -> "ComplaintQuerySet":
        """Return them with all a list shows: first what is under way by the promised moment, then the latest."""
        is_under_way = Q(status__in=UNDER_WAY)
        ranked = self.annotate(
            rank=Case(When(is_under_way, then=Value(0)), default=Value(1)),
            due=Case(When(is_under_way, then=F("answer_by")), default=None),
        )
        return ranked.with_origin().with_lines().order_by("rank", "due", "-pk")

    def with_origin(self) -> "ComplaintQuerySet":
        """Return them with parcel, village, buyer and who answered."""
        return self.select_related(
            "consignment__order__delivery",
            "consignment__order__placement__attempt",
            "consignment__partner__producer__village",
            "answered_by",
            "confirmed_by",
            "adjustment__refund",
        )

    def with_lines(self) -> "ComplaintQuerySet":
        """Return them with lines and photos, in three queries however many there are."""
        lines = apps.get_model("complaints", "ComplaintLine").objects.select_related("line__product")
        return self.prefetch_related(models.Prefetch("lines", lines.order_by("pk")), "photos")


def may_see_all(user) -> bool:
    """Say whether this user is an operator who may look at orders."""
    return user.is_active and user.is_staff and user.has_perm("order.view_order")
