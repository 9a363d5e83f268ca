"""What the buyer agreed to, kept as JSON, and the basket as it was then, for Oscar's OrderCreator."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from decimal import Decimal
from types import SimpleNamespace

from django.utils import timezone
from oscar.core.loading import get_class

from marketplace.boxes.contents import Inside
from marketplace.harvest.parcels import preorder_of
from marketplace.placement.choices import Contact, Delivery
from marketplace.placement.deposit_rules import return_days
from marketplace.placement.models import Claim
from marketplace.placement.pricing import Price
from marketplace.producers.parcels import ParcelKey, partner_of

BasketDiscount = get_class("offer.results", "BasketDiscount")


def take(
    *,
    basket,
    contents: Mapping[int, list[Inside]],
    price: Price,
    contact: Contact,
    delivery: Delivery,
    language: str,
    user,
    **more,
) -> dict:
    """Return the snapshot of a priced basket and the buyer's words; amounts are strings in CNY.

    `contents` is what was set aside for the parts of boxes, by product id.
    """
    days = return_days(on=timezone.localdate()) if price.deposit else None
    return {
        "lines": [_keep_line(line, contents.get(line.product_id), days) for line in basket.all_lines()],
        "offers": [_keep_application(each, price) for each in basket.offer_applications if _is_used(each, price)],
        "charges": _keep_charges(price),
        "preorders": {f"{key.partner}:{key.preorder}": str(charge) for key, charge in _of_preorders(price)},
        "promises": _keep_promises(basket),
        "goods": str(price.goods),
        "shipping": str(price.shipping),
        "deposit": str(price.deposit),
        "total": str(price.total),
        "contact": asdict(contact),
        "delivery": {**delivery.__dict__, "point": delivery.point and delivery.point.pk},
        "language": language,
        "user": user.pk if user else None,
        **more,
    }


def _keep_charges(price: Price) -> dict[str, str]:
    """Return what each partner charges for all its parcels."""
    sums: defaultdict[str, Decimal] = defaultdict(Decimal)
    for parcel, charge in price.charges.items():
        sums[str(partner_of(parcel))] += charge
    return {partner: str(charge) for partner, charge in sums.items()}


def _keep_promises(basket) -> dict[str, list[str]]:
    """Return from when to when each preorder was promised to arrive, by its id."""
    found = (preorder_of(line.product) for line in basket.all_lines())
    return {
        str(preorder.pk): [preorder.arrives_from.isoformat(), preorder.arrives_until.isoformat()]
        for preorder in found
        if preorder
    }


def _of_preorders(price: Price) -> list[tuple[ParcelKey, Decimal]]:
    """Return the charges of parcels that hold a preorder; they are part of their partner's."""
    return [(key, charge) for key, charge in price.charges.items() if isinstance(key, ParcelKey)]


def _keep_line(line, inside: list[Inside] | None, days: int | None) -> dict:
    return {
        **({"parts": [part.kept() for part in inside]} if inside else {}),
        "line": line.pk,
        "quantity": line.quantity,
        "unit_price": str(line.unit_price_incl_tax),
        "price": str(line.line_price_incl_tax_incl_discounts),
        "price_before": str(line.line_price_incl_tax),
        "terms": _keep_terms(line.product, line.stockrecord, days),
        "breakdown": [[str(each), quantity] for each, _excl_tax, quantity in line.get_price_breakdown()],
        "discounts": [
            [discount.offer.pk, str(discount.amount), discount.incl_tax]
            for discount in line.discounts
            if discount.offer
        ],
    }


def _keep_terms(product, record, days: int | None) -> dict:
    """Return the unit, the price by weight if it has one, the deposit and for how many `days` it may come back.

    Read from the row that gave the line's price.
    """
    weighed = record.jin_price is not None
    return {
        "unit": product.unit,
        "jin_price": str(record.jin_price) if weighed else None,
        "most_grams": record.most_grams,
        "about_grams": product.net_grams if weighed else None,
        "deposit": str(record.deposit),
        "return_days": days if record.deposit else None,
    }


def inside_of(kept: dict) -> list[Inside]:
    """Return what is in each box of a kept line, [] where it is none."""
    return [Inside(**part) for part in kept.get("parts", ())]


def terms_of(kept: dict) -> dict | None:
    """Return a kept line's unit, price by weight and deposit as LineTerms takes them; None where nothing was kept."""
    terms = kept.get("terms")
    if not terms:
        return None
    return {**terms, **{name: terms[name] and Decimal(terms[name]) for name in ("jin_price", "deposit")}}


def _is_used(application: dict, price: Price) -> bool:
    """Say whether the offer counts as used: one on delivery only when there was delivery to pay."""
    return not application["result"].affects_shipping or application["offer"].pk in price.off_delivery


def _keep_application(application: dict, price: Price) -> dict:
    voucher, on_delivery = application["voucher"], application["result"].affects_shipping
    discount = price.off_delivery[application["offer"].pk] if on_delivery else application["discount"]
    return {
        "offer": application["offer"].pk,
        "voucher": voucher.pk if voucher else None,
        "times": application["freq"],
        "discount": str(discount),
        "on_delivery": on_delivery,
    }


class AgreedDiscount(BasketDiscount):
    """What an offer took off, as Oscar's OrderCreator reads it.

    `on_delivery` makes our OrderCreator file it under delivery; Oscar's own results for delivery know no amount.
    """

    def __init__(self, amount: Decimal, *, on_delivery: bool):
        super().__init__(amount)
        self.on_delivery = on_delivery


@dataclass
class AgreedLine:
    """A basket line at the price the buyer agreed to, with the names Oscar's OrderCreator reads."""

    line: object
    kept: dict

    def __post_init__(self):
        self.product, self.stockrecord = self.line.product, self.line.stockrecord
        self.stockrecord_id, self.id = self.line.stockrecord_id, self.line.pk
        self.attributes, self.tax_code = self.line.attributes, self.line.tax_code
        self.quantity = self.kept["quantity"]
        self.unit_price_incl_tax = self.unit_price_excl_tax = Decimal(self.kept["unit_price"])
        self.line_price_incl_tax = self.line_price_excl_tax = Decimal(self.kept["price_before"])
        agreed = Decimal(self.kept["price"])
        self.line_price_incl_tax_incl_discounts = self.line_price_excl_tax_incl_discounts = agreed

    @property
    def discounts(self) -> list[SimpleNamespace]:
        """Return what each offer took off this line."""
        return [
            SimpleNamespace(offer=SimpleNamespace(id=offer), amount=Decimal(amount), incl_tax=incl_tax)
            for offer, amount, incl_tax in self.kept["discounts"]
        ]

    def get_price_breakdown(self) -> list[tuple[Decimal, Decimal, int]]:
        """Return (price with tax, price without tax, quantity), as Oscar does."""
        return [(Decimal(each), Decimal(each), quantity) for each, quantity in self.kept["breakdown"]]


class AgreedLines:
    """Stands in for the query set of a basket's lines."""

    def __init__(self, lines: list[AgreedLine]):
        self.lines = lines

    def __iter__(self) -> Iterator[AgreedLine]:
        return iter(self.lines)

    def count(self) -> int:
        return len(self.lines)


def restore(*, basket, snapshot: dict, claims: list[Claim], offers: dict, vouchers: dict) -> None:
    """Put the agreed lines and discounts into a basket, so that an order made from it costs what was agreed.

    `offers` and `vouchers` are the locked rows by primary key.
    """
    found = {line.pk: line for line in basket.all_lines()}
    on_delivery = {kept["offer"] for kept in snapshot["offers"] if kept.get("on_delivery")}
    basket._lines = AgreedLines([AgreedLine(found[kept["line"]], kept) for kept in snapshot["lines"]])
    basket.offer_applications = [
        {
            "offer": offers[claim.offer_id],
            "voucher": vouchers.get(claim.voucher_id),
            "result": AgreedDiscount(claim.discount, on_delivery=claim.offer_id in on_delivery),
            "freq": claim.times,
            "discount": claim.discount,
        }
        for claim in claims
    ]
