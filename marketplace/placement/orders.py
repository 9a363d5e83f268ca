"""Making Oscar's order from what was agreed. Called with the attempt, the placement and the stock in hand."""

from dataclasses import dataclass
from decimal import Decimal
from types import SimpleNamespace

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.db.models import F
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from oscar.core.loading import get_class, get_model
from oscar.core.prices import Price

from marketplace.boxes.models import LinePart
from marketplace.placement import books, messages, snapshot
from marketplace.placement.choices import ON_SITE
from marketplace.placement.locks import Basket, lock_offers, lock_vouchers
from marketplace.placement.models import LineTerms, Placement
from marketplace.placement.signals import order_created
from portal.payments.models import Attempt

OrderCreator = get_class("order.utils", "OrderCreator")
OrderNumberGenerator = get_class("order.utils", "OrderNumberGenerator")
Order = get_model("order", "Order")
ShippingAddress = get_model("order", "ShippingAddress")
Country = get_model("address", "Country")

#: What stands in the order, its delivery and its address from then on, and nowhere twice.
PERSONAL = ("contact", "delivery", "request_ip")


#: The code of the surcharge that holds an order's deposits.
DEPOSIT = "deposit"


@dataclass(frozen=True)
class Charge:
    """What Oscar's OrderCreator reads of a shipping method or a surcharge."""

    code: str
    name: str


@transaction.atomic
def create_order(*, placement: Placement, attempt: Attempt):
    """Turn a reserved placement into an order with its lines, book it, promise its mail, and return it.

    What was set aside for the placement now belongs to the order's lines; what upper rooms add (parcels) they add
    in the receivers of `order_created`, in this same transaction.
    """
    kept = placement.snapshot
    with translation.override(kept["language"]):
        order = _place(placement)
    _freeze_terms(order, kept["lines"])
    _freeze_parts(order, kept["lines"])
    Basket.objects.filter(pk=placement.basket_id).update(status=Basket.SUBMITTED, date_submitted=timezone.now())
    placement.order, placement.status = order, Placement.Status.PLACED
    placement.save(update_fields=["order", "status"])
    order_created.send(sender=Order, order=order, placement=placement)
    placement.snapshot = {key: value for key, value in kept.items() if key not in PERSONAL}
    placement.save(update_fields=["snapshot"])
    books.record_order(order=order)
    messages.tell_placed(order=order)
    return order


def _place(placement: Placement):
    kept, basket = placement.snapshot, placement.basket
    claims = list(placement.claims.order_by("pk"))
    offers = lock_offers(pks=[claim.offer_id for claim in claims])
    vouchers = lock_vouchers(pks=[claim.voucher_id for claim in claims if claim.voucher_id])
    snapshot.restore(basket=basket, snapshot=kept, claims=claims, offers=offers, vouchers=vouchers)
    basket.vouchers.clear()  # Oscar would check them again; they were checked and claimed when the buyer ordered.
    user = get_user_model().objects.filter(pk=kept["user"]).first() or AnonymousUser()
    total, shipping = (Price("CNY", Decimal(kept[name]), Decimal(kept[name])) for name in ("total", "shipping"))
    order = OrderCreator().place_order(
        basket=basket,
        total=total,
        shipping_method=_method(kept),
        shipping_charge=shipping,
        user=user,
        shipping_address=_address(kept),
        order_number=_free_number(kept["order_number"]),
        guest_email="" if user.is_authenticated else kept["contact"]["email"],
        surcharges=_surcharges(kept),
    )
    for voucher in vouchers.values():
        voucher.record_usage(order, user)
    return order


def _surcharges(kept: dict) -> list[SimpleNamespace]:
    """Return the deposits as Oscar's OrderCreator reads what is paid beside goods and delivery."""
    amount = Decimal(kept.get("deposit", "0"))
    if not amount:
        return []
    return [SimpleNamespace(surcharge=Charge(name=_("Deposit"), code=DEPOSIT), price=Price("CNY", amount, amount))]


def _freeze_terms(order, kept: list[dict]) -> None:
    """Write down each line's unit and price by weight. Oscar makes the lines in the order in which they were kept."""
    lines = zip(order.lines.order_by("pk"), kept, strict=True)
    LineTerms.objects.bulk_create(
        LineTerms(line=line, **terms) for line, each in lines if (terms := snapshot.terms_of(each))
    )


def _freeze_parts(order, kept: list[dict]) -> None:
    """Write down what is in the boxes of each line, as it was set aside."""
    if not any(each.get("parts") for each in kept):
        return
    LinePart.objects.bulk_create(
        LinePart(
            line=line,
            product_id=part.product,
            stockrecord_id=part.record,
            title=part.title,
            unit=part.unit,
            quantity=part.quantity,
        )
        for line, each in zip(order.lines.order_by("pk"), kept, strict=True)
        for part in snapshot.inside_of(each)
    )


def _free_number(number: str) -> str:
    while Order.objects.filter(number=number).exists():
        number = OrderNumberGenerator().order_number()
    return number


def _method(kept: dict) -> Charge:
    names = {"pickup": _("Pickup"), "home": _("Home delivery"), ON_SITE: _("Nothing to deliver")}
    return Charge(code=kept["delivery"]["method"], name=names[kept["delivery"]["method"]])


def _address(kept: dict):
    chosen, contact = kept["delivery"], kept["contact"]
    if chosen["method"] != "home":
        return None
    country, _made = Country.objects.get_or_create(
        iso_3166_1_a2="CN", defaults={"iso_3166_1_a3": "CHN", "printable_name": "China", "name": "China"}
    )
    return ShippingAddress.objects.create(
        first_name=contact["name"],
        line1=chosen["street"],
        line3=chosen["district"],
        line4=chosen["city"],
        state=chosen["province"],
        country=country,
        phone_number=contact["phone"],
        notes=chosen["note"],
    )


def give_offers_back(*, order) -> None:
    """Undo what a cancelled order took from its offers' limits and its vouchers."""
    for discount in order.discounts.order_by("offer_id"):
        offers = lock_offers(pks=[discount.offer_id])
        for offer in offers.values():
            offer.num_applications -= min(discount.frequency or 0, offer.num_applications)
            offer.total_discount -= min(discount.amount, offer.total_discount)
            offer.num_orders -= min(1, offer.num_orders)
            offer.save()
    applications = get_model("voucher", "VoucherApplication").objects.filter(order=order)
    vouchers = lock_vouchers(pks=applications.values_list("voucher_id", flat=True))
    for pk in vouchers:
        type(vouchers[pk]).objects.filter(pk=pk, num_orders__gt=0).update(num_orders=F("num_orders") - 1)
    applications.delete()
