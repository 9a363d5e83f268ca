"""A short crop and what a village offers for it."""

from datetime import timedelta
from types import SimpleNamespace

from django.utils import timezone

from marketplace.substitutions.models import Substitution
from marketplace.substitutions.services import propose
from tests.consignments.factories import make_manager, make_parcels, make_shop
from tests.factories import make_product


def make_short_crop(*, provider="scripted", instead="8.00", **more):
    """Return a parcel of three at 10.00 CNY (20 in stock), a second product (10 in stock) and who packs."""
    village, producer, beans = make_shop()
    peas = make_product(producer, price=instead, stock=10)
    (parcel,) = make_parcels(beans, quantity=3, provider=provider, **more)
    manager = make_manager(village, email=f"manager-{village.pk}@example.com", language="en")
    return SimpleNamespace(parcel=parcel, beans=beans, peas=peas, manager=manager, village=village, producer=producer)


def offer_of(case, *, fewer=2, quantity=2, hours=3, key="o1", product=None):
    """Offer the second product for so many pieces of the parcel's first line."""
    return propose(
        consignment=case.parcel,
        line_id=case.parcel.lines.order_by("pk").first().line_id,
        fewer=fewer,
        product=product or case.peas,
        quantity=quantity,
        until=timezone.now() + timedelta(hours=hours),
        key=key,
        by=case.manager,
    )


def let_time_pass(offer):
    """Let the time to answer be over."""
    Substitution.objects.filter(pk=offer.pk).update(until=timezone.now() - timedelta(minutes=1))
    offer.refresh_from_db()
