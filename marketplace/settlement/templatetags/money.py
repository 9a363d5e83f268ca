"""Money on pages: what is taken, and what of a price goes to the village."""

from decimal import Decimal

from django import template
from django.utils import timezone

from marketplace.settlement.rates import commission_rules, part_of
from portal.core.templatetags.ui import cny

register = template.Library()


@register.filter
def taken(amount) -> str:
    """Return an amount (CNY) that is taken off, with its sign: 3 as −¥3; one given back as ¥3."""
    return cny(-Decimal(amount))


@register.simple_tag
def village_share(product) -> Decimal | None:
    """Return what of the price as it is said goes to the village today (CNY), by the rules that orders are shared by.

    None where no rule is laid down, or nobody sells it. Two queries; three when the seller is not loaded.
    """
    record = product.stockrecord
    producer = getattr(record.partner, "producer", None) if record else None
    price = record and record.asked_price
    if producer is None or price is None:
        return None
    rule = commission_rules(on=timezone.localdate(), producer_id=producer.pk, product_ids=[product.pk])[product.pk]
    return price - part_of(price, rule.percent) if rule else None
