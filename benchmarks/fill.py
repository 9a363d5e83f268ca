"""The full demo plus products up to a number: `python -m benchmarks.fill 1000`."""

import sys
from decimal import Decimal

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from oscar.core.loading import get_model  # noqa: E402

from marketplace.producers.models import ProducerProfile  # noqa: E402

Product, StockRecord = get_model("catalogue", "Product"), get_model("partner", "StockRecord")
ProductImage = get_model("catalogue", "ProductImage")
ProductCategory, Category = get_model("catalogue", "ProductCategory"), get_model("catalogue", "Category")
BATCH = 5_000
STORY = "<p>" + "From the terraces above the river, picked by hand. " * 12 + "</p>"


def make(first: int, last: int) -> None:
    """Make the products with these numbers: a stock record, a category and a picture of the demo for each."""
    producers = list(ProducerProfile.objects.select_related("partner"))
    categories, pictures = (
        list(Category.objects.all()),
        list(ProductImage.objects.values_list("original", flat=True)[:30]),
    )
    kind = get_model("catalogue", "ProductClass").objects.get(slug="produce")
    texts = {"description_zh_hans": STORY, "description_en": STORY, "maker_en": "The co-operative", "unit": "bag"}
    numbers = range(first, last)
    made = Product.objects.bulk_create(
        Product(
            upc=f"bench-{n}",
            slug=f"bench-{n}",
            title=f"山货 {n}",
            title_zh_hans=f"山货 {n}",
            title_en=f"Mountain produce {n}",
            product_class=kind,
            net_grams=500,
            weight_grams=540,
            season_months=1 + n % 4095,
            **texts,
        )
        for n in numbers
    )
    StockRecord.objects.bulk_create(
        StockRecord(
            product=product,
            partner=producers[n % len(producers)].partner,
            partner_sku=product.upc,
            price_currency="CNY",
            price=Decimal(10 + n % 90),
            num_in_stock=100_000,
        )
        for n, product in zip(numbers, made, strict=True)
    )
    ProductCategory.objects.bulk_create(
        ProductCategory(product=product, category=categories[n % len(categories)])
        for n, product in zip(numbers, made, strict=True)
    )
    ProductImage.objects.bulk_create(
        ProductImage(product=product, original=pictures[n % len(pictures)], display_order=0)
        for n, product in zip(numbers, made, strict=True)
    )


def main(wanted: int) -> None:
    """Bring the database to this many products."""
    call_command("migrate", verbosity=0)
    call_command("load_demo", verbosity=0)
    there = Product.objects.count()
    if there >= wanted:
        return
    for first in range(there, wanted, BATCH):
        make(first, min(first + BATCH, wanted))
    call_command("update_index", verbosity=0)
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


if __name__ == "__main__":
    main(int(sys.argv[1]))
