"""What became of the baskets begun on a day, for the site's figures."""

from collections import Counter
from datetime import date, datetime, time, timedelta

from django.db.models import Max, Min
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from oscar.core.loading import get_model

from portal.figures.kinds import BEGUN, LEFT, ORDERED
from portal.figures.sources import Source, register_source
from portal.figures.subjects import leave_out, register_reading_room

#: A basket nobody touched for so long was left.
LEFT_AFTER = timedelta(hours=24)


def baskets_of(first: date, last: date) -> Counter:
    """Return how many baskets were begun on each of these days, and how many of them became orders or were left.

    A basket begins with its first thing. What was emptied again, or merged into another one at sign-in, is none.
    """
    Basket = get_model("basket", "Basket")
    begins, ends = _midnight(first), _midnight(last + timedelta(days=1))
    touched = get_model("basket", "Line").objects.filter(date_created__gte=begins, date_created__lt=ends)
    baskets = Basket.objects.filter(pk__in=touched.values("basket")).exclude(status=Basket.MERGED)
    baskets = baskets.annotate(begun=Min("lines__date_created"), latest=Max("lines__date_updated"))
    found: Counter = Counter()
    before = timezone.now() - LEFT_AFTER
    for status, begun, latest in baskets.filter(begun__gte=begins).values_list("status", "begun", "latest"):
        day = timezone.localdate(begun)
        found[day, BEGUN] += 1
        if status == Basket.SUBMITTED:
            found[day, ORDERED] += 1
        elif status == Basket.OPEN and latest < before:
            found[day, LEFT] += 1
    return found


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def register() -> None:
    """Enter the baskets, the rooms of buying, and what is nobody's reading: workrooms and the way back from paying."""
    register_source(Source(name="baskets", kinds=(BEGUN, ORDERED, LEFT), count=baskets_of))
    register_reading_room("catalogue:index", _("Market"))
    register_reading_room("basket:summary", pgettext_lazy("a page", "Basket"))
    register_reading_room("checkout:index", pgettext_lazy("a page", "Checkout"))
    leave_out("dashboard:", "packing:", "papers:", "my_shop:", "checkout:thank-you", "placement:")
