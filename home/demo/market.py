"""The demo's shelves and products."""

from collections import Counter
from datetime import date
from decimal import Decimal

from oscar.core.loading import get_model

from home.demo.content import Size, in_both, read, read_each, read_lists
from marketplace.producers.models import DeliveryBand, DeliveryZone, Mention, ProducerProfile, SellerPaper
from marketplace.producers.services.prices import terms_of
from portal.places.models import Province
from portal.villages.models import IndustryPage, Village

NEAR = [Province.YUNNAN]
FAR = [Province.XINJIANG, Province.TIBET, Province.QINGHAI, Province.INNER_MONGOLIA]
BANDS = {"near": ((1000, "8"), (3000, "12"), (10000, "22")), "rest": ((1000, "14"), (3000, "22"), (10000, "48"))}
FREE_FROM = {
    "yunti": Decimal("199"),
    "chashan": Decimal("268"),
    "haiwei": Decimal("199"),
    "wangxue": Decimal("239"),
    "hualong": Decimal("168"),
    "yinpo": Decimal("188"),
    "qianshu": Decimal("168"),
    "hongdu": Decimal("128"),
}


def product_class():
    """Return the one class of the demo: things that are shipped and counted."""
    defaults = {"name": "农产与手工 Produce and craft", "requires_shipping": True, "track_stock": True}
    return get_model("catalogue", "ProductClass").objects.get_or_create(slug="produce", defaults=defaults)[0]


def fill_shelves(products: list[dict]) -> dict:
    """Return the categories of these products by slug, made once."""
    Category = get_model("catalogue", "Category")
    wanted, shelves = {texts["category"] for texts in products}, {}
    for texts in [shelf for shelf in read("categories") if shelf["slug"] in wanted]:
        found = Category.objects.filter(slug=texts["slug"]).first()
        fields = in_both(name=texts["name"], description=texts["description"])
        shelves[texts["slug"]] = found or Category.add_root(slug=texts["slug"], name=texts["name"]["zh"], **fields)
    return shelves


def set_charges(producer: ProducerProfile) -> None:
    """Give a producer its delivery zones and weight bands, once."""
    if producer.zones.exists():
        return
    producer.free_delivery_from = FREE_FROM[producer.village.slug]
    producer.save(update_fields=["free_delivery_from"])
    rest = [code for code in Province.values if code not in {*NEAR, *FAR}]
    for name, provinces, bands in (("云南省内", NEAR, BANDS["near"]), ("省外", rest, BANDS["rest"])):
        zone = DeliveryZone.objects.create(producer=producer, name=name, provinces=[str(code) for code in provinces])
        DeliveryBand.objects.bulk_create(
            DeliveryBand(zone=zone, up_to_grams=grams, price=Decimal(price)) for grams, price in bands
        )


def show_papers(producer: ProducerProfile) -> None:
    """Give a seller the two papers every village of the demo has, their numbers marked as examples, once."""
    holder = f"{producer.village.name_zh_hans}农产品专业合作社（示例）"
    county = producer.village.county_zh_hans
    papers = (
        (SellerPaper.Kind.LICENCE, "LC", f"{county}市场监督管理局（示例）", None),
        (SellerPaper.Kind.WORKSHOP, "XZF", f"{county}市场监督管理局（示例）", date(2029, 6, 30)),
    )
    for kind, prefix, issuer, valid_until in papers:
        fields = {"producer": producer, "holder": holder, "issuer": issuer, "valid_until": valid_until}
        number = f"{prefix}-示例-{producer.village.slug.upper()}"
        SellerPaper.objects.get_or_create(
            kind=kind, number=number, defaults={**fields, "checked_on": date(2026, 11, 2)}
        )


def stock_product(texts: dict, shelves: dict, kind):
    """Return the product of these texts with stock and shelf, made once."""
    Product, StockRecord = get_model("catalogue", "Product"), get_model("partner", "StockRecord")
    found = Product.objects.filter(upc=texts["code"]).first()
    if found:
        return found
    description = {key: "".join(f"<p>{part[key]}</p>" for part in texts["description"]) for key in ("zh", "en")}
    product = Product.objects.create(
        upc=texts["code"],
        slug=texts["slug"],
        product_class=kind,
        unit=texts["unit"],
        net_grams=texts["net_grams"],
        pieces=texts["pieces"],
        weight_grams=texts["weight_grams"],
        season_months=sum(1 << (month - 1) for month in texts["season"]),
        **in_both(description=description, **{name: texts[name] for name in TRANSLATED}),
    )
    partner = Village.objects.get(slug=texts["village"]).producer.partner
    StockRecord.objects.create(
        product=product,
        partner=partner,
        partner_sku=texts["code"],
        price_currency="CNY",
        **price_of(texts),
        num_in_stock=texts["stock"],
        low_stock_threshold=5,
    )
    get_model("catalogue", "ProductCategory").objects.create(product=product, category=shelves[texts["category"]])
    product.save()
    return product


def price_of(texts: dict) -> dict:
    """Return a stock record's price and deposit; by weight, the text's `price` is only what one costs as a rule."""
    deposit = Decimal(texts.get("deposit", "0"))
    if "jin_price" not in texts:
        return {"price": Decimal(texts["price"]), "deposit": deposit}
    return {**terms_of(price=Decimal(texts["jin_price"]), most_grams=texts["most_grams"]), "deposit": deposit}


TRANSLATED = ("title", "taste", "content", "maker", "storage")


def stock_market(size: Size) -> None:
    """Open the villages' shops, fill the shelves, and tie products to the pages that tell of them."""
    for producer in ProducerProfile.objects.select_related("village"):
        set_charges(producer)
        show_papers(producer)
    wanted = mixed(read_lists("products", size.villages))
    shelves, kind = fill_shelves(wanted), product_class()
    for texts in wanted:
        stock_product(texts, shelves, kind)
    for village in read_each("villages", size.villages):
        for industry in village["industries"]:
            mention(IndustryPage.objects.filter(slug=industry["slug"]).first(), industry.get("products"))


def mixed(products: list[dict]) -> list[dict]:
    """Return the products one village after the other, so that the newest in the market are not all of one village."""
    seen, places = Counter(), []
    for texts in products:
        places.append(seen[texts["village"]])
        seen[texts["village"]] += 1
    return [texts for _place, texts in sorted(zip(places, products, strict=True), key=lambda pair: pair[0])]


def mention(page, names: list | None) -> None:
    """Tie products to a page, in every language at once."""
    for position, name in enumerate(names or []):
        product = get_model("catalogue", "Product").objects.get(slug=name)
        Mention.objects.get_or_create(page_key=page.translation_key, product=product, defaults={"position": position})
