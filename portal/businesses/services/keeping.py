"""What owners keep themselves: facts, hours, days off. It shows at once and asks nobody."""

from collections.abc import Iterable, Mapping
from datetime import date, time

from django.core.exceptions import PermissionDenied
from django.db import transaction

from portal.businesses.locks import lock_business
from portal.businesses.models import Business, BusinessChange, ClosedDays, OpeningTime

#: Changes of these are written down: neighbours know a shop by them.
LOGGED = ("name_zh_hans", "name_en", "kind")


def lock_own(business: Business, by) -> Business:
    """Return the business locked; raises PermissionDenied unless `by` keeps it."""
    found = lock_business(pk=business.pk)
    if not found.owners.filter(pk=by.pk).exists():
        raise PermissionDenied
    return found


@transaction.atomic
def change_facts(*, business: Business, facts: Mapping[str, object], by) -> Business:
    """Write new facts and return the business; its address stays, a new name or kind is written down.

    Raises PermissionDenied unless `by` keeps it, ValidationError when a fact is wrong.
    """
    business = lock_own(business, by)
    for field in LOGGED:
        old = str(getattr(business, field) or "")
        new = str(facts.get(field, old) or "")
        if old != new:
            BusinessChange.objects.create(business=business, field=field, old=old, new=new, by=by)
    for field, value in facts.items():
        setattr(business, field, value)
    business.full_clean(exclude=["name", "sentence", "place"])
    business.save()
    return business


@transaction.atomic
def set_hours(*, business: Business, hours: Iterable[tuple[int, time, time]], by) -> None:
    """Put these opening times (weekday 1 to 7, opens, closes) in place of those there were.

    Raises PermissionDenied unless `by` keeps it.
    """
    business = lock_own(business, by)
    business.hours.all().delete()
    OpeningTime.objects.bulk_create(
        OpeningTime(business=business, weekday=weekday, opens=opens, closes=closes) for weekday, opens, closes in hours
    )
    business.save(update_fields=["changed_at"])


@transaction.atomic
def close_for_days(*, business: Business, first: date, last: date, by) -> ClosedDays:
    """Stay shut from the first day to the last and return these days; the same days again are the same row.

    Raises PermissionDenied unless `by` keeps it, IntegrityError when the last day comes before the first.
    """
    business = lock_own(business, by)
    days, _made = ClosedDays.objects.get_or_create(business=business, first=first, last=last)
    business.save(update_fields=["changed_at"])
    return days


@transaction.atomic
def drop_closed_days(*, days: ClosedDays, by) -> None:
    """Be open on these days after all. Raises PermissionDenied unless `by` keeps the business."""
    business = lock_own(days.business, by)
    ClosedDays.objects.filter(pk=days.pk).delete()
    business.save(update_fields=["changed_at"])
