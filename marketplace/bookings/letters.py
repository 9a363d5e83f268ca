"""Letters to guests (booked, tomorrow, cancelled) and to hosts; each once, in its reader's language."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from marketplace.bookings.calendars import booking_calendar
from marketplace.bookings.models import Booking, Slot
from marketplace.bookings.naming import booked_when, day_name
from marketplace.bookings.pages import page_for
from marketplace.bookings.rules import cancel_rule, is_paid, minimum_rule
from marketplace.placement.addresses import order_path
from marketplace.placement.messages import address_of
from marketplace.placement.money_back import refunds_by_hand
from portal.letters import compose
from portal.outbox.services import register_handler, send
from portal.users.models import User

GUEST, HOST, FEW = "bookings.guest", "bookings.host", "bookings.few"


def register() -> None:
    """Enter the three kinds of work with the outbox."""
    register_handler(GUEST, write_guest)
    register_handler(HOST, write_host)
    register_handler(FEW, write_few)


def tell_guest(*, booking: Booking, name: str) -> None:
    """Promise the guest the letter `name` ("booked", "reminder", "moved", "cancelled"); nothing without an address.

    Each goes once, “moved” once for each time.
    """
    payload = {"booking": booking.pk, "name": name}
    send(key=f"booking:{booking.pk}:{name}{_time(booking, name)}", kind=GUEST, payload=payload)


def _time(booking: Booking, name: str) -> str:
    return f":{booking.sequence}" if name.endswith("moved") else ""


def hosts_of(village_id: int):
    """Return the people in charge of a village who can be written to."""
    people = User.objects.filter(is_active=True, email__gt="", memberships__village=village_id)
    return people.distinct().order_by("pk")


def tell_hosts(*, booking: Booking, name: str) -> None:
    """Promise each person in charge the letter `name` ("guest_booked", "guest_moved", "guest_cancelled")."""
    for host in hosts_of(booking.visit.village_id):
        payload = {"booking": booking.pk, "name": name, "user": host.pk}
        key = f"booking:{booking.pk}:{name}{_time(booking, name)}:{host.pk}"
        send(key=key, kind=HOST, payload=payload)


def warn_hosts(*, slot: Slot) -> None:
    """Promise each person in charge one letter that a date has too few people."""
    for host in hosts_of(slot.visit.village_id):
        send(key=f"slot:{slot.pk}:few:{host.pk}", kind=FEW, payload={"slot": slot.pk, "user": host.pk})


def write_guest(payload: dict) -> None:
    """Write to the guest in the order's language, the calendar file attached; no reminder of what was cancelled."""
    booking = Booking.objects.with_guest().select_related("adjustment__refund").get(pk=payload["booking"])
    to, name = address_of(booking.order), payload["name"]
    if not to or (name == "reminder" and booking.status != Booking.Status.BOOKED):
        return
    with translation.override(booking.order.delivery.language):
        words = {"visit": booking.visit.name, "when": booked_when(booking)}
        subjects = {
            "booked": _("Booked: %(visit)s, %(when)s"),
            "reminder": _("Tomorrow: %(visit)s"),
            "moved": _("Moved: %(visit)s, now %(when)s"),
            "cancelled": _("Cancelled: %(visit)s, %(when)s"),
        }
        letter = compose(
            template=f"bookings/mail/{name}", subject=subjects[name] % words, context=_context(booking), to=to
        )
        calendar = booking_calendar(booking)
    method = "PUBLISH" if booking.is_standing else "CANCEL"
    letter.attach("visit.ics", calendar.decode(), f"text/calendar; method={method}")
    letter.send()


def _context(booking: Booking) -> dict:
    slot = booking.slots.select_related("slot").order_by("slot__starts_at")[0].slot
    return {
        "booking": booking,
        "slot": slot,
        "page": page_for(booking.visit),
        "when": booked_when(booking),
        "rule": cancel_rule(until=booking.free_until, percent=booking.late_percent),
        "minimum": minimum_rule(slot),
        "paid": is_paid(booking),
        "by_hand": refunds_by_hand(booking.order.placement.attempt),
        "order_path": order_path(booking.order),
    }


def write_host(payload: dict) -> None:
    """Write to one person in charge, in that person's language."""
    booking = Booking.objects.with_guest().get(pk=payload["booking"])
    host = User.objects.get(pk=payload["user"])
    with translation.override(host.language):
        subjects = {
            "guest_booked": _("New guests: %(visit)s, %(when)s"),
            "guest_moved": _("Moved by the guest: %(visit)s, now %(when)s"),
            "guest_cancelled": _("Cancelled by the guest: %(visit)s, %(when)s"),
        }
        subject = subjects[payload["name"]] % {"visit": booking.visit.name, "when": booked_when(booking)}
        context = {"booking": booking, "when": booked_when(booking), "paid": is_paid(booking)}
        slot = booking.slots.order_by("slot__starts_at")[0].slot_id
        _send_to_host(host, payload["name"], subject, context, slot)


def write_few(payload: dict) -> None:
    """Tell one person in charge that a date has too few people; nothing when that has changed meanwhile."""
    slot = Slot.objects.with_places().select_related("visit__village").get(pk=payload["slot"])
    host = User.objects.get(pk=payload["user"])
    if not slot.is_bookable or slot.is_held_anyway or slot.taken >= slot.minimum:
        return
    with translation.override(host.language):
        subject = _("%(visit)s, %(day)s: too few people so far")
        subject %= {"visit": slot.visit.name, "day": day_name(slot.starts_at)}
        _send_to_host(host, "few", subject, {"slot": slot}, slot.pk)


def _send_to_host(host: User, template: str, subject: str, context: dict, slot_id: int) -> None:
    address = settings.WAGTAILADMIN_BASE_URL + reverse("bookings:slot", args=[slot_id])
    context = {**context, "address": address}
    compose(template=f"bookings/mail/{template}", subject=subject, context=context, to=host.email).send()
