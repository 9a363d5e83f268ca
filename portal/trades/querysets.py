"""Questions to ask of services and of requests."""

from datetime import date, timedelta

from django.db import models
from django.db.models import Avg, Case, Count, F, OuterRef, Prefetch, Q, Subquery, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from portal.businesses.models import Business, ClosedDays
from portal.communities.models import Community
from portal.places.models import LocatedQuerySet
from portal.trades.kinds import OPEN, WAITING, State, Where

#: So far people go to a shop; a service that comes says itself how far.
TO_A_SHOP_KM = 5
FARTHEST_KM = 30


class ServiceQuerySet(LocatedQuerySet):
    """Services."""

    def offered(self) -> "ServiceQuerySet":
        """Return those that were not withdrawn."""
        return self.filter(withdrawn_at=None)

    def shown(self) -> "ServiceQuerySet":
        """Return those everybody may find: offered, by a listed business of a community with a page."""
        return self.offered().filter(business__in=Business.objects.shown())

    def coming(self) -> "ServiceQuerySet":
        """Return those that come to you."""
        return self.filter(where__in=(Where.COMES, Where.BOTH))

    def around(self, community: Community) -> "ServiceQuerySet":
        """Return what people of a community can use, nearest first, each with its distance `km`.

        A service lies where its business does, and where that gave no place, in the middle of its community.
        """
        rows = self.shown().annotate(
            latitude=Coalesce(F("business__latitude"), F("business__community__latitude")),
            longitude=Coalesce(F("business__longitude"), F("business__community__longitude")),
        )
        here = {"latitude": community.latitude, "longitude": community.longitude}
        in_reach = Q(km__lte=TO_A_SHOP_KM) & ~Q(where=Where.COMES)
        in_reach |= Q(km__lte=F("within_km"), where__in=(Where.COMES, Where.BOTH))
        return rows.near(**here, within_km=FARTHEST_KM).filter(in_reach)

    def with_ratings(self) -> "ServiceQuerySet":
        """Annotate each with its average `stars` (None without any) and how many `ratings` there are."""
        errands = self.model._meta.get_field("errands").related_model.objects
        rated = errands.filter(service=OuterRef("pk"), rating__isnull=False).order_by().values("service")
        number = Coalesce(Subquery(rated.annotate(n=Count("pk")).values("n")), 0)
        return self.annotate(stars=Subquery(rated.annotate(mean=Avg("rating")).values("mean")), ratings=number)

    def for_cards(self) -> "ServiceQuerySet":
        """Read along what a card shows; two queries more for hours and days off."""
        coming = ClosedDays.objects.filter(last__gte=timezone.localdate())
        closed = Prefetch("business__closed_days", coming, to_attr="coming_closed")
        rows = self.with_ratings().select_related("business__community")
        return rows.prefetch_related("business__hours", closed)


class ErrandQuerySet(models.QuerySet):
    """Requests."""

    def open(self) -> "ErrandQuerySet":
        """Return those of which something is still to come."""
        return self.filter(state__in=OPEN)

    def waiting(self) -> "ErrandQuerySet":
        """Return those without an agreed time."""
        return self.filter(state__in=WAITING)

    def of_person(self, user) -> "ErrandQuerySet":
        """Return what this person asked for."""
        return self.filter(user=user)

    def of_business(self, business: Business) -> "ErrandQuerySet":
        """Return what was asked of this business."""
        return self.filter(service__business=business)

    def at_time(self, *, day: date, part: str) -> "ErrandQuerySet":
        """Return the appointments that hold this part of a day; a proposal holds nothing."""
        return self.filter(state=State.AGREED, day=day, part=part)

    def rated(self) -> "ErrandQuerySet":
        """Return those with a rating, the newest first."""
        return self.filter(rating__isnull=False).order_by("-rated_at", "-pk")

    def silent_since(self, moment) -> "ErrandQuerySet":
        """Return those the business has not answered since then, of whom nobody was told yet."""
        return self.filter(state=State.ASKED, moved_at__lte=moment, told_silent_at=None)

    def over(self, *, before) -> "ErrandQuerySet":
        """Return those without an agreed time on which nothing happened since, or whose proposed day is past."""
        yesterday = timezone.localdate() - timedelta(days=1)
        return self.waiting().filter(Q(moved_at__lte=before) | Q(state=State.PROPOSED, day__lte=yesterday))

    def waiting_first(self) -> "ErrandQuerySet":
        """Return what waits for the business first, the oldest at the top, then the agreed by day, then the rest."""
        ranks = ((State.ASKED, 0), (State.AGREED, 1), (State.PROPOSED, 2))
        rank = Case(*(When(state=state, then=at) for state, at in ranks), default=3)
        asked = Case(When(state=State.ASKED, then=F("made_at")))
        agreed = Case(When(state=State.AGREED, then=F("day")))
        return self.annotate(rank=rank).order_by("rank", asked.asc(), agreed.asc(), "-moved_at", "-pk")

    def for_list(self) -> "ErrandQuerySet":
        """Read along what a line of a list shows."""
        return self.select_related("service__business__community", "community").prefetch_related("wishes")
