"""Which festivals and pickings tell of which crops: the events whose text shows a product."""

from collections import defaultdict
from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import get_language

from marketplace.producers.models import Mention
from portal.culture.models import EventPage


def coming_events(products: Iterable[int]) -> dict[int, list[EventPage]]:
    """Return the events to come that tell of these products, by product, the soonest first; two queries."""
    told = list(Mention.objects.filter(product__in=list(products)).values_list("product", "page_key"))
    if not told:
        return {}
    events = EventPage.objects.live().filter(
        translation_key__in={key for _product, key in told},
        locale__language_code=get_language(),
        ends_at__gte=timezone.now(),
    )
    by_product = defaultdict(list)
    for event in events.select_related("locale").order_by("starts_at", "pk"):
        for product, key in told:
            if key == event.translation_key:
                by_product[product].append(event)
    return dict(by_product)
