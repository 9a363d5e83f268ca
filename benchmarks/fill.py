"""The demo's pages and shelves plus products up to a number: `python -m benchmarks.fill 1000`. PostgreSQL only."""

import sys
from decimal import Decimal

import django

django.setup()

from django.db import connection  # noqa: E402
from django.utils import translation  # noqa: E402
from oscar.core.loading import get_model  # noqa: E402
from wagtail.search import index  # noqa: E402
from wagtail.search.models import IndexEntry  # noqa: E402

from home.demo.content import SIZES  # noqa: E402
from home.demo.darkroom import developing  # noqa: E402
from home.demo.pictures import missing_pictures  # noqa: E402
from home.management.commands.load_demo import Command  # noqa: E402
from marketplace.producers.models import ProducerProfile  # noqa: E402

Product, StockRecord = get_model("catalogue", "Product"), get_model("partner", "StockRecord")
ProductImage = get_model("catalogue", "ProductImage")
ProductCategory, Category = get_model("catalogue", "ProductCategory"), get_model("catalogue", "Category")
#: Stands where a copy gets a number of its own.
SAMPLE = 77_777_777
NUMBERED = ("upc", "slug", "title", "title_zh_hans", "title_en", "partner_sku")
LEXEMES = ("title", "body", "autocomplete")
STORY = "<p>" + "From the terraces above the river, picked by hand. " * 12 + "</p>"


def load_demo() -> None:
    """Load the full demo but for its year of orders, which no measured page shows."""
    with translation.override("zh-hans"), developing(missing_pictures(SIZES["full"])):
        for name, step in Command().steps():
            if name != "orders":
                step(SIZES["full"])


def sample():
    """Return the product that is copied, with a stock record, a category, a picture and its words in the index."""
    texts = {"description_zh_hans": STORY, "description_en": STORY, "maker_en": "The co-operative", "unit": "bag"}
    kind = get_model("catalogue", "ProductClass").objects.get(slug="produce")
    name = f"bench-{SAMPLE}"
    product, made = Product.objects.get_or_create(
        upc=name,
        defaults={
            **{"slug": name, "title_zh_hans": f"山货 {SAMPLE}", "title_en": f"Mountain produce {SAMPLE}"},
            **{"product_class": kind, "net_grams": 500, "weight_grams": 540, **texts},
        },
    )
    if made:
        partner = ProducerProfile.objects.first().partner
        goods = {"partner_sku": name, "price_currency": "CNY", "price": Decimal(10), "num_in_stock": 100_000}
        StockRecord.objects.create(product=product, partner=partner, **goods)
        ProductCategory.objects.create(product=product, category=Category.objects.first())
        picture = ProductImage.objects.first().original
        ProductImage.objects.bulk_create([ProductImage(product=product, original=picture)])
        index.insert_or_update_object(Product.objects.get(pk=product.pk))
    return product


def copy(model, source: int, numbers: tuple[int, int], **changes: str) -> None:
    """Copy a row once for each number; `changes` are SQL by column, of the number `n` and the new product `p`."""
    table, columns = model._meta.db_table, [field.column for field in model._meta.concrete_fields[1:]]
    changes = {name: f"replace(s.{name}, '{SAMPLE}', n::text)" for name in NUMBERED if name in columns} | changes
    chosen = ", ".join(changes.get(name, f"s.{name}") for name in columns)
    new = "" if model is Product else "JOIN catalogue_product p ON p.upc = 'bench-' || n"
    sql = f"INSERT INTO {table} ({', '.join(columns)}) SELECT {chosen} FROM generate_series(%s, %s) n {new}, {table} s"
    with connection.cursor() as cursor:
        cursor.execute(f"{sql} WHERE s.id = %s", [*numbers, source])


def one_of(values) -> str:
    """Return SQL for one of the values by turns; text is quoted by its Python form, which our file names survive."""
    return f"(ARRAY{list(values)})[1 + n %% {len(values)}]"


def make(first: int, last: int) -> None:
    """Make the products with these numbers, the last included."""
    product, numbers = sample(), (first, last)
    partners = list(ProducerProfile.objects.values_list("partner", flat=True))
    pictures = list(ProductImage.objects.exclude(product=product).values_list("original", flat=True)[:30])
    categories = list(Category.objects.values_list("pk", flat=True))
    born = f"s.date_created + n * interval '1 second' - {last} * interval '1 second'"
    copy(Product, product.pk, numbers, season_months="1 + n %% 4095", date_created=born)
    record, its = product.stockrecords.get(), {"product_id": "p.id"}
    copy(StockRecord, record.pk, numbers, **its, partner_id=one_of(partners), price="10 + n %% 90")
    copy(ProductCategory, product.productcategory_set.get().pk, numbers, **its, category_id=one_of(categories))
    copy(ProductImage, product.images.get().pk, numbers, **its, original=one_of(pictures))
    entry = IndexEntry.objects.get(object_id=str(product.pk), content_type__model="product")
    words = {name: f"replace(s.{name}::text, '{SAMPLE}', n::text)::tsvector" for name in LEXEMES}
    copy(IndexEntry, entry.pk, numbers, object_id="p.id::text", **words)


def main(wanted: int) -> None:
    """Bring the database to this many products."""
    if not Product.objects.filter(upc=f"bench-{SAMPLE}").exists():
        load_demo()
        sample()
    there = Product.objects.filter(structure="standalone").count()  # dates of visits are no goods of the market
    if there < wanted:
        make(there, wanted - 1)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


if __name__ == "__main__":
    main(int(sys.argv[1]))
