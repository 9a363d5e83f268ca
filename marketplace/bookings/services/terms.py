"""How a visit is booked."""

from collections.abc import Mapping

from django.db import transaction
from oscar.core.loading import get_model

from marketplace.bookings.exceptions import NoShop
from marketplace.bookings.models import Terms
from marketplace.producers.models import ProducerProfile
from portal.core.slugs import slug_from
from portal.tourism.models import Visit

Product = get_model("catalogue", "Product")


def dates_class():
    """Return the class of products that are places on a date: counted and never sent."""
    defaults = {"name": "Dates", "requires_shipping": False, "track_stock": True}
    return get_model("catalogue", "ProductClass").objects.get_or_create(slug="visit-dates", defaults=defaults)[0]


def seller_of(visit: Visit) -> ProducerProfile:
    """Return who sells a village's dates. Raises NoShop."""
    producer = ProducerProfile.objects.filter(village=visit.village_id).select_related("partner").first()
    if producer is None:
        raise NoShop
    return producer


@transaction.atomic
def set_terms(*, visit: Visit, fields: Mapping[str, object]) -> Terms:
    """Say how a visit is booked from now on, and return it; dates that are there keep theirs.

    `fields` are those of Terms by name. The first time its parent product is made. Raises NoShop.
    """
    seller_of(visit)
    found = Terms.objects.filter(visit=visit).first()
    terms = found or Terms(visit=visit, product=_open_product(visit))
    for name, value in fields.items():
        setattr(terms, name, value)
    terms.save()
    return terms


def _open_product(visit: Visit):
    return Product.objects.create(
        structure=Product.PARENT,
        product_class=dates_class(),
        title_zh_hans=visit.name_zh_hans,
        title_en=visit.name_en,
        slug=slug_from(visit.slug, "visit"),
        weight_grams=0,
        is_discountable=False,
    )
