"""The demo's dates: sessions and nights of the coming weeks, guests, one date full, one off, some asked to move."""

from datetime import time, timedelta
from decimal import Decimal

from django.utils import timezone
from oscar.core.loading import get_class, get_model

from home.demo.content import Size
from marketplace.bookings.models import Booking, Slot, Terms
from marketplace.bookings.services import call_off, cancel_booking, open_slots, put_in_basket, set_terms, span_of
from marketplace.bookings.services.propose import answer_proposal, propose_move
from marketplace.placement.choices import ON_SITE, Contact, Delivery
from marketplace.placement.services import confirm_payment, place
from portal.tourism.models import Visit
from portal.users.models import User

Basket = get_model("basket", "Basket")
SESSION = {
    "starts": time(9, 0),
    "ends": time(12, 0),
    "close_hours": 24,
    "minimum": 3,
    "free_days": 3,
    "late_percent": 50,
}
NIGHT = {**SESSION, "starts": time(15, 0), "ends": time(12, 0), "minimum": 0, "free_days": 7}
WEEKS, NIGHTS = 8, 56
#: Who comes to the first visits' dates: (name, phone, how many, which date from now on), by visit.
GUESTS = [
    [("居民 W", "13800001111", 2, 0), ("L 家", "13700002222", 4, 0), ("小 Z", "13700003333", 1, 1)],
    [("C 阿姨", "13700004444", 2, 0), ("T 老师", "13700005555", 2, 2)],
    [("J", "13700006666", 2, 1), ("K", "13700007777", 1, 2)],
]
#: Whom the first visit's host asks to come on which later date, and what they answered so far.
OTHER_DATES = (("居民 W", 5, None), ("L 家", 6, True), ("小 Z", 7, False))


def open_dates(*, size: Size, buyer: User) -> None:
    """Let every visit of the demo's villages be booked in the coming weeks, and let some be, once."""
    if Slot.objects.exists():
        return
    visits = list(Visit.objects.filter(village__slug__in=size.villages).select_related("village").order_by("pk"))
    for number, visit in enumerate(visits):
        open_visit(visit, number)
    for visit, guests in zip(visits, GUESTS, strict=False):
        let_come(visit, guests, buyer)
    sell_out(visits[0])
    call_one_off(visits[0])
    change_a_mind(visits[0])
    ask_for_other_dates(visits[0])


def open_visit(visit: Visit, number: int) -> None:
    """Open a visit's dates: each week on another day, or every night."""
    is_stay = visit.kind == Visit.Kind.STAY
    terms: Terms = set_terms(visit=visit, fields=NIGHT if is_stay else SESSION)
    first = timezone.localdate() + timedelta(days=7 + number % 5)
    count, step = (NIGHTS, 1) if is_stay else (WEEKS, 7)
    days = [first + timedelta(days=step * turn) for turn in range(count)]
    spans = [span_of(visit, day=day, starts=terms.starts, ends=terms.ends) for day in days]
    open_slots(visit=visit, spans=spans, places=visit.capacity, price=visit.price)


def let_come(visit: Visit, guests: list, buyer: User) -> None:
    """Let these guests book and pay."""
    for name, phone, quantity, position in guests:
        slots = list(Slot.objects.filter(visit=visit).with_places().select_related("product"))
        chosen = slots[position * 2 : position * 2 + 2] if visit.kind == Visit.Kind.STAY else [slots[position]]
        book(chosen, quantity, Contact(name=name, phone=phone), buyer if name == "居民 W" else None)


def book(slots: list[Slot], quantity: int, contact: Contact, user: User | None = None) -> None:
    """Book as a guest does, and let the transfer arrive."""
    basket = Basket.objects.create(owner=user)
    basket.strategy = get_class("partner.strategy", "Selector")().strategy()
    put_in_basket(basket=basket, slots=slots, quantity=quantity)
    total = sum((slot.price * quantity for slot in slots), Decimal("0.00"))
    placement = place(
        basket=basket,
        contact=contact,
        delivery=Delivery(method=ON_SITE),
        provider="bank_transfer",
        seen_total=total,
        language="zh-hans",
        user=user,
    )
    confirm_payment(order=placement.order)


def nth_slot(visit: Visit, position: int) -> Slot:
    """Return the date of a visit at this place from now on."""
    return Slot.objects.filter(visit=visit).with_places().select_related("product")[position]


def sell_out(visit: Visit) -> None:
    """Let a company book all that is left of the third date."""
    slot = nth_slot(visit, 2)
    book([slot], slot.left, Contact(name="某公司 H", phone="13700008888"))


def call_one_off(visit: Visit) -> None:
    """Let the host call the fourth date off, with a guest on it."""
    slot = nth_slot(visit, 3)
    book([slot], 2, Contact(name="M", phone="13700009999"))
    call_off(slot=slot, reason="这天村里办喜事，改天来吧。")


def change_a_mind(visit: Visit) -> None:
    """Let a guest of the fifth date cancel in time."""
    slot = nth_slot(visit, 4)
    book([slot], 1, Contact(name="Y", phone="13700001212"))
    cancel_booking(booking=Booking.objects.get(slots__slot=slot))


def ask_for_other_dates(visit: Visit) -> None:
    """Let the host ask three guests of the first dates to come later: one waits to answer, one says yes, one no."""
    for name, later, answer in OTHER_DATES:
        booking = Booking.objects.coming().get(visit=visit, order__delivery__name=name)
        slots = [nth_slot(visit, later + night) for night in range(booking.slots.count())]
        proposal = propose_move(booking=booking, slots=slots, note="那天修路，车进不来。")
        if answer is not None:
            answer_proposal(proposal=proposal, accept=answer)
