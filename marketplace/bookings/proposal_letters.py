"""Letters about other dates: to the guest who is asked, to the hosts when the guest keeps the date."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from marketplace.bookings.letters import hosts_of
from marketplace.bookings.models import Booking
from marketplace.bookings.naming import booked_when
from marketplace.bookings.proposal_models import Proposal
from marketplace.bookings.proposing import proposed_when
from marketplace.placement.messages import address_of
from portal.letters import compose
from portal.outbox.services import register_handler, send
from portal.users.models import User

ASK, KEPT = "bookings.ask", "bookings.kept"


def register() -> None:
    """Enter both kinds of work with the outbox."""
    register_handler(ASK, write_asked)
    register_handler(KEPT, write_kept)


def ask(*, proposal: Proposal) -> None:
    """Promise the guest one letter with both answers; nothing without an address."""
    send(key=f"proposal:{proposal.pk}", kind=ASK, payload={"proposal": proposal.pk})


def tell_hosts(*, proposal: Proposal) -> None:
    """Promise each person in charge one letter that the guest said no, or nothing."""
    for host in hosts_of(proposal.booking.visit.village_id):
        key = f"proposal:{proposal.pk}:kept:{host.pk}"
        send(key=key, kind=KEPT, payload={"proposal": proposal.pk, "user": host.pk})


def _read(pk: int) -> tuple[Proposal, Booking]:
    proposal = Proposal.objects.prefetch_related("slots").get(pk=pk)
    return proposal, Booking.objects.with_guest().get(pk=proposal.booking_id)


def write_asked(payload: dict) -> None:
    """Write to the guest in the order's language; nothing when it is settled meanwhile."""
    proposal, booking = _read(payload["proposal"])
    to = address_of(booking.order)
    if not to or not proposal.is_open:
        return
    with translation.override(booking.order.delivery.language):
        path = reverse("booked:proposal", args=[booking.order.delivery.token, booking.number])
        context = {
            "booking": booking,
            "proposal": proposal,
            "when": booked_when(booking),
            "new": proposed_when(booking, proposal.days),
            "address": settings.WAGTAILADMIN_BASE_URL + path,
        }
        subject = _("%(village)s asks: could you come on another date?") % {"village": booking.visit.village.name}
        letter = compose(template="bookings/mail/asked", subject=subject, context=context, to=to)
    letter.send()


def write_kept(payload: dict) -> None:
    """Write to one person in charge, in that person's language."""
    proposal, booking = _read(payload["proposal"])
    host = User.objects.filter(pk=payload["user"], is_active=True, email__gt="").first()
    if host is None:
        return
    with translation.override(host.language):
        slot = booking.slots.order_by("slot__starts_at")[0].slot_id
        context = {
            "booking": booking,
            "proposal": proposal,
            "when": booked_when(booking),
            "new": proposed_when(booking, proposal.days),
            "address": settings.WAGTAILADMIN_BASE_URL + reverse("bookings:slot", args=[slot]),
        }
        words = {"visit": booking.visit.name, "when": booked_when(booking)}
        subject = _("The guest keeps the date: %(visit)s, %(when)s") % words
        compose(template="bookings/mail/kept", subject=subject, context=context, to=host.email).send()
