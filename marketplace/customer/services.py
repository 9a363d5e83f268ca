"""What a buyer can do with past orders and kept addresses."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.apps import apps
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from oscar.core.loading import get_model

from marketplace.partner.needs import needs, room
from marketplace.placement.services.forget import GOING_BACK, forget_contacts
from portal.outbox.services import forget
from portal.users.models import User

CLOSED = ("completed", "cancelled")
ADOPTED_DAYS = 90


def china():
    """Return the only country we deliver to, making its row at the first call."""
    country, _made = get_model("address", "Country").objects.get_or_create(
        iso_3166_1_a2="CN",
        defaults={
            "iso_3166_1_a3": "CHN",
            "iso_3166_1_numeric": "156",
            "printable_name": "China",
            "name": "People's Republic of China",
            "is_shipping_country": True,
        },
    )
    return country


@dataclass
class OrderedAgain:
    """What of an old order went into the basket: `added` pieces, titles that came `fewer` and that are `gone`."""

    added: int = 0
    fewer: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)


@transaction.atomic
def order_again(*, order, basket) -> OrderedAgain:
    """Put what is still for sale of a past order into the basket, never more than there is."""
    result = OrderedAgain()
    taken: dict[int, int] = {}
    if basket.id:
        taken = dict(basket.wanted())
    for line in order.lines.select_related("product"):
        quantity, stockrecord_id = _still_for_sale(line, basket=basket, taken=taken)
        title = line.product.get_title() if line.product else line.title
        if not quantity or stockrecord_id is None:
            result.gone.append(title)
            continue
        basket.add_product(line.product, quantity=quantity)
        for record, each in needs(line.product, stockrecord_id).items():
            taken[record] = taken.get(record, 0) + each * quantity
        result.added += quantity
        if quantity < line.quantity:
            result.fewer.append(title)
    return result


def _still_for_sale(line, *, basket, taken: dict[int, int]) -> tuple[int, int | None]:
    """Return how many of an old line may be added, and from which stock record."""
    product = line.product
    if product is None or not product.is_public:
        return 0, None
    info = basket.strategy.fetch_for_product(product)
    if info.stockrecord is None or not info.price.exists:
        return 0, None
    quantity, stockrecord = line.quantity, info.stockrecord
    fits = room(product, stockrecord, taken)
    quantity = quantity if fits is None else min(quantity, fits)
    allowed, _reason = info.availability.is_purchase_permitted(max(quantity, 1))
    if quantity <= 0 or not allowed or not basket.is_quantity_allowed(quantity)[0]:
        return 0, None
    return quantity, stockrecord.pk


@transaction.atomic
def make_usual_address(*, address) -> None:
    """Deliver here unless told otherwise."""
    address.is_default_for_shipping = True
    address.save()


@transaction.atomic
def adopt_guest_orders(*, user: User, phone: str = "", email: str = "") -> int:
    """Put the guest orders of the last ADOPTED_DAYS with this proven contact under the person's own; return how many.

    Older ones stay alone: carriers give a number that was handed back to somebody else after three months, and that
    person must not read the former owner's address.
    """
    if not phone and not email:
        return 0
    contact = Q(delivery__phone=phone) if phone else Q(delivery__email__iexact=email)
    since = timezone.now() - timedelta(days=ADOPTED_DAYS)
    guests = get_model("order", "Order").objects.filter(contact, user=None, date_placed__gte=since)
    return (
        get_model("order", "Order").objects.filter(pk__in=list(guests.values_list("pk", flat=True))).update(user=user)
    )


def contacts_of(user: User) -> set[str]:
    """Return the e-mail addresses and phone numbers this person gave with orders and kept addresses."""
    found = set(user.orders.values_list("guest_email", flat=True))
    for email, phone in user.orders.filter(delivery__isnull=False).values_list("delivery__email", "delivery__phone"):
        found.update((email, phone))
    for snapshot in _placements_of(user).values_list("snapshot", flat=True):
        contact = snapshot.get("contact") or {}
        found.update((contact.get("email", ""), contact.get("phone", "")))
    found.update(str(address.phone_number or "") for address in user.addresses.all())
    return found


def _placements_of(user: User):
    return apps.get_model("placement", "Placement").objects.filter(snapshot__user=user.pk)


@transaction.atomic
def erase_shop_data(*, user: User) -> None:
    """Remove what the shop knows about a person. Orders still under way keep their contact until they end."""
    user.addresses.all().delete()
    user.partners.clear()
    user.notifications.all().delete()
    mine = Q(user=user) | Q(email=user.email or "-")
    get_model("communication", "Email").objects.filter(mine).delete()
    get_model("customer", "ProductAlert").objects.filter(mine).delete()
    get_model("analytics", "UserSearch").objects.filter(user=user).delete()
    get_model("wishlists", "WishList").objects.filter(owner=user).delete()
    user.reviews.update(name="", email="", homepage="")
    forget_contacts(placements=_placements_of(user))
    for order in user.orders.filter(status__in=CLOSED):
        if not is_owed_money(order=order):
            erase_contact(order=order)


def is_owed_money(*, order) -> bool:
    """Say whether somebody may still have to call the buyer about money of a cancelled order."""
    attempts = apps.get_model("payments", "Attempt").objects.filter(placement__order=order)
    here = Q(status="paid", placement__order__status="cancelled")
    return attempts.filter(here | Q(refunds__status__in=GOING_BACK)).exists()


@transaction.atomic
def erase_contact(*, order) -> None:
    """Take name, phone, e-mail and street out of a closed order; what was bought and paid stays, as the law asks."""
    delivery = apps.get_model("consignments", "Delivery").objects.filter(order=order)
    forget(words=_words_of(delivery.first()))
    delivery.update(name="", phone="", email="", note="")
    apps.get_model("payments", "Refund").objects.filter(attempt__placement__order=order).update(note="")
    order.notes.exclude(note_type="System").delete()
    if order.shipping_address_id:
        get_model("order", "ShippingAddress").objects.filter(pk=order.shipping_address_id).update(
            first_name="", last_name="", line1="", line2="", line3="", phone_number="", notes="", search_text=""
        )
    if order.guest_email:
        order.guest_email = ""
        order.save(update_fields=["guest_email"])


def _words_of(delivery) -> list[str]:
    """Return what mail about an order holds: the key to its page."""
    return [delivery.token] if delivery else []
