"""Questions the board asks about parcels."""

from collections.abc import Mapping
from functools import reduce
from operator import or_

from django.apps import apps
from django.db import models
from django.db.models import Case, Count, F, Q, Value, When, Window
from django.db.models.functions import RowNumber
from django.utils import timezone

from marketplace.boxes.contents import parts_of_line
from marketplace.consignments.payment import PAID_AT_HAND_OVER
from portal.villages.models import Membership, Village

FUNDED = Q(order__placement__attempt__status="paid") | Q(order__placement__attempt__provider=PAID_AT_HAND_OVER)
LANES = ("pack", "hand", "late")


def begun() -> Q:
    """Return the condition for parcels whose days have come: all but preorders that arrive later."""
    return Q(preorder=None) | Q(preorder__arrives_from__lte=timezone.localdate())


def lines_with_products() -> models.Prefetch:
    """Return how to load the lines of parcels, with what is in their boxes, in one query."""
    lines = apps.get_model("consignments", "ConsignmentLine").objects.select_related("line__product", "line__terms")
    return models.Prefetch("lines", queryset=lines.annotate(frozen_parts=parts_of_line()).order_by("pk"))


class ConsignmentQuerySet(models.QuerySet):
    """Parcels."""

    def kept_by(self, user) -> "ConsignmentQuerySet":
        """Return the parcels of the villages whose shop this user manages, and of no other."""
        villages = Village.objects.kept_by(user, Membership.Role.SHOP_MANAGER)
        return self.filter(partner__producer__village__in=villages)

    def funded(self) -> "ConsignmentQuerySet":
        """Return the parcels a village may pack: paid, or to be paid when they are handed over."""
        return self.filter(FUNDED)

    def begun(self) -> "ConsignmentQuerySet":
        """Return the parcels whose days have come: all but preorders that arrive later."""
        return self.filter(begun())

    def to_pack(self) -> "ConsignmentQuerySet":
        """Return the parcels nobody has packed yet."""
        return self.filter(status="to_pack")

    def in_lanes(self, rows: Mapping[str, tuple[int, int]]) -> "ConsignmentQuerySet":
        """Return of each lane the parcels from its first to its last wanted row, counted from 1, with their `lane`."""
        lane = Case(
            When(pack_by__lt=timezone.now(), then=Value("late")),
            When(status="to_pack", then=Value("pack")),
            default=Value("hand"),
        )
        row = Window(RowNumber(), partition_by=F("lane"), order_by=["pack_by", "pk"])
        wanted = (Q(lane=name, row__range=(first, last)) for name, (first, last) in rows.items())
        open_ones = self.filter(status__in=("to_pack", "packed")).annotate(lane=lane)
        return open_ones.annotate(row=row).filter(reduce(or_, wanted))

    def count_lanes(self) -> dict[str, int]:
        """Return how many parcels lie in each lane of the board (pack, hand, late), and how many are `unpaid`."""
        fine = Q(pack_by__gte=timezone.now())
        return self.begun().aggregate(
            pack=Count("pk", filter=FUNDED & fine & Q(status="to_pack")),
            hand=Count("pk", filter=FUNDED & fine & Q(status="packed")),
            late=Count("pk", filter=FUNDED & ~fine & Q(status__in=("to_pack", "packed"))),
            unpaid=Count("pk", filter=~FUNDED & Q(status="to_pack")),
        )

    def for_points_of(self, user) -> "ConsignmentQuerySet":
        """Return the parcels for the shelves this user minds, wherever they are."""
        return self.filter(order__delivery__method="pickup", order__delivery__point__keepers=user)

    def at_points_of(self, user) -> "ConsignmentQuerySet":
        """Return the parcels for the shelves this user minds, on the road or arrived."""
        return self.for_points_of(user).filter(status__in=("on_the_road", "at_point"))

    def for_board(self) -> "ConsignmentQuerySet":
        """Return parcels with all a card shows, at the same number of queries however many there are."""
        return self.with_origin().prefetch_related(lines_with_products())

    def with_origin(self) -> "ConsignmentQuerySet":
        """Return parcels with buyer, payment and village; their lines are left to whoever loads them for many."""
        return self.select_related(
            "order__delivery__point",
            "order__shipping_address",
            "order__placement__attempt",
            "partner__producer__village",
        )
