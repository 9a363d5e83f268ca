"""What owners offer, and how many appointments they take at one time."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.businesses.models import Business
from portal.businesses.services.keeping import lock_own
from portal.trades.kinds import Where
from portal.trades.models import Book, Service

UNCHECKED = ["name", "text", "name_zh_hans", "name_en"]


@transaction.atomic
def offer_service(*, business: Business, facts: Mapping[str, object], by) -> Service:
    """Offer a service and return it. `facts` are columns (kind, name_zh_hans, price in CNY or None, unit, where, …).

    Neighbours find it while the business is listed. Raises PermissionDenied unless `by` keeps the business,
    ValidationError when a fact is wrong.
    """
    business = lock_own(business, by)
    return _written(Service(business=business), facts)


@transaction.atomic
def change_service(*, service: Service, facts: Mapping[str, object], by) -> Service:
    """Write new facts of a service and return it; requests go on as they were. Raises as `offer_service`."""
    lock_own(service.business, by)
    return _written(service, facts)


def _written(service: Service, facts: Mapping[str, object]) -> Service:
    for field, value in facts.items():
        setattr(service, field, value)
    if service.where == Where.SHOP:
        service.within_km = None
    if not (service.name_zh_hans or service.name_en):
        raise ValidationError(_("Give the name in one of the two languages."))
    service.full_clean(exclude=UNCHECKED)
    service.save()
    return service


@transaction.atomic
def withdraw_service(*, service: Service, by) -> Service:
    """Offer a service no more and return it; requests that run go on. Twice is once. Raises PermissionDenied."""
    lock_own(service.business, by)
    if service.withdrawn_at is None:
        service.withdrawn_at = timezone.now()
        service.save()
    return service


@transaction.atomic
def offer_again(*, service: Service, by) -> Service:
    """Offer a withdrawn service again and return it. Raises PermissionDenied."""
    lock_own(service.business, by)
    service.withdrawn_at = None
    service.save()
    return service


@transaction.atomic
def take_at_once(*, business: Business, number: int, by) -> Book:
    """Take so many appointments in one part of a day from now on; those agreed stay.

    Raises PermissionDenied, or ValidationError for a number that is not from 1 to 50.
    """
    business = lock_own(business, by)
    if not 1 <= number <= 50:
        raise ValidationError(_("From 1 to 50."))
    book, _made = Book.objects.update_or_create(business=business, defaults={"at_once": number})
    return book
