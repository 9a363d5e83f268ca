"""Who looks after a village's dates: its coordinators and shop managers, and operators who may change orders."""

from django.db.models import QuerySet

from marketplace.bookings.models import Booking, Slot
from marketplace.producers.access import only_for
from portal.tourism.models import Visit
from portal.villages.models import Village
from portal.villages.policies import roles_of


def hosts_all(user) -> bool:
    """Say whether this is an operator who may change orders."""
    return user.is_active and user.is_staff and user.has_perm("order.change_order")


def hosts(user) -> bool:
    """Say whether the calendar is there for this user."""
    return bool(roles_of(user)) or hosts_all(user)


hosts_only = only_for(hosts)


def villages_of(user) -> QuerySet:
    """Return the villages whose dates this user looks after."""
    return Village.objects.all() if hosts_all(user) else Village.objects.kept_by(user)


def visits_of(user) -> QuerySet:
    """Return the things to do and places to stay of these villages."""
    return (
        Visit.objects.filter(village__in=villages_of(user)).select_related("village").order_by("village", "kind", "pk")
    )


def slots_of(user) -> QuerySet:
    """Return the dates of these villages."""
    return Slot.objects.all() if hosts_all(user) else Slot.objects.kept_by(user)


def bookings_of(user) -> QuerySet:
    """Return the bookings of these villages."""
    return Booking.objects.all() if hosts_all(user) else Booking.objects.kept_by(user)
