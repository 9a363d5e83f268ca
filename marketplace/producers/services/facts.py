"""What kind of thing a product is, and the facts its kind asks for."""

from collections.abc import Mapping

from django.db import transaction


@transaction.atomic
def describe_product(*, product, product_class, facts: Mapping[str, object]) -> None:
    """Give a product its type and that type's facts by code; an empty fact and facts of another type go.

    Raises ValidationError when a fact does not fit its kind, and then nothing is written.
    """
    product.attribute_values.exclude(attribute__product_class=product_class).delete()
    if product.product_class_id != product_class.pk:
        product.product_class = product_class
        product.save(update_fields=["product_class", "date_updated"])
    for attribute in product_class.attributes.all():
        value = facts.get(attribute.code)
        if value not in (None, ""):
            attribute.validate_value(value)
        attribute.save_value(product, value)
