"""Which products a page tells of, kept in step with the blocks in its text."""

from collections.abc import Iterator
from uuid import UUID

from django.db import transaction
from wagtail.models import Page

from marketplace.producers.models import Mention
from portal.core.live_blocks import live_children
from portal.core.models import BasePage


@transaction.atomic
def keep_mentions(*, page_key: UUID) -> None:
    """Let the mentions of a page and its translations follow what their published texts show.

    A mention tied by hand stays as it is; one that came from a text goes when no text shows the product any more.
    """
    wanted = list(dict.fromkeys(products_in_texts(page_key)))
    Mention.objects.filter(page_key=page_key, in_text=True).exclude(product__in=wanted).delete()
    for position, product in enumerate(wanted):
        mention, made = Mention.objects.get_or_create(
            page_key=page_key, product_id=product, defaults={"position": position, "in_text": True}
        )
        if not made and mention.in_text and mention.position != position:
            mention.position = position
            mention.save(update_fields=["position"])


def products_in_texts(page_key: UUID) -> list[int]:
    """Return the keys of the products in the published texts of a page, in their order; copies say nothing new."""
    pages = Page.objects.live().filter(translation_key=page_key, alias_of=None).order_by("pk").specific()
    return [product.pk for page in pages if isinstance(page, BasePage) for product in products_in(page.body)]


def products_in(body) -> Iterator:
    """Yield the products a text shows, in its order."""
    for child in live_children(body):
        if hasattr(child.block, "products_of"):
            yield from child.block.products_of(child.value)
