"""A product's lot and certificates on its page."""

from django import template

from marketplace.produce.models import Certificate, Lot

register = template.Library()


@register.simple_tag
def lot_in_use(product) -> Lot | None:
    """Return the lot from which parcels of a product are packed now; one query."""
    return Lot.objects.filter(product=product, uses__until=None, uses__isnull=False).first()


@register.simple_tag
def certificates_of(product) -> list[Certificate]:
    """Return the certificates that speak for a product: checked and not run out; one query."""
    return list(Certificate.objects.about_product(product).shown())
