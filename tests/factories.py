"""Rows that many tests need, made with as little as they require."""

from decimal import Decimal
from itertools import count

from django.utils import translation
from oscar.core.loading import get_model
from wagtail.models import Locale, Page, Site

_number = count(1)


def make_user(**fields):
    """Return a saved account with the password `pass-word-1`."""
    from portal.users.models import User

    fields.setdefault("email", f"person{next(_number)}@example.com")
    return User.objects.create_user(password="pass-word-1", **fields)


def make_village(**fields):
    """Return a village with a slug, names in both languages and a place in Yunnan."""
    from portal.villages.models import Village

    number = next(_number)
    defaults = {
        "slug": f"village-{number}",
        "name_zh_hans": f"{number}号村",
        "name_en": f"Village {number}",
        "county_zh_hans": "红河州",
        "county_en": "Red River",
        "latitude": Decimal("23.1"),
        "longitude": Decimal("102.7"),
    }
    return Village.objects.create(**{**defaults, **fields})


def make_producer(village=None, **fields):
    """Return the seller of a village, its partner included."""
    from marketplace.producers.models import ProducerProfile

    village = village or make_village()
    partner = get_model("partner", "Partner").objects.create(code=village.slug, name=village.name)
    return ProducerProfile.objects.create(village=village, partner=partner, **fields)


def make_product(producer=None, *, price="10.00", stock=100, **fields):
    """Return a public product with one stock record (`product.stockrecords.get()`), price in CNY."""
    producer = producer or make_producer()
    product_class, _made = get_model("catalogue", "ProductClass").objects.get_or_create(
        slug="produce", defaults={"name": "Produce", "requires_shipping": True, "track_stock": True}
    )
    number = next(_number)
    defaults = {
        "title_zh_hans": f"红米{number}",
        "title_en": f"Red rice {number}",
        "slug": f"product-{number}",
        "product_class": product_class,
        "weight_grams": 500,
        "net_grams": 500,
    }
    product = get_model("catalogue", "Product").objects.create(**{**defaults, **fields})
    get_model("partner", "StockRecord").objects.create(
        product=product,
        partner=producer.partner,
        partner_sku=f"SKU-{number}",
        price=Decimal(price),
        price_currency="CNY",
        num_in_stock=stock,
    )
    return product


def make_pickup_point(**fields):
    """Return a pickup point in a new community."""
    from portal.communities.models import Community, PickupPoint

    number = next(_number)
    place = {"latitude": Decimal("25.04"), "longitude": Decimal("102.7")}
    community = Community.objects.create(
        slug=f"community-{number}", name_zh_hans="翠湖里", name_en="Green Lake", district="五华区", address="1", **place
    )
    defaults = {"slug": f"point-{number}", "name_zh_hans": "东门自提点", "name_en": "East gate", "address": "1 号"}
    return PickupPoint.objects.create(community=community, **{**defaults, **place, **fields})


def make_home():
    """Return the Chinese front page, made once, as the site's root beside its English twin."""
    from home.models import HomePage

    found = HomePage.objects.filter(locale__language_code="zh-hans").first()
    if found:
        return found
    chinese, _made = Locale.objects.get_or_create(language_code="zh-hans")
    english, _made = Locale.objects.get_or_create(language_code="en")
    Page.objects.filter(depth=2).delete()
    root = Page.objects.get(depth=1)
    with translation.override("zh-hans"):
        home = root.add_child(instance=HomePage(title="首页", slug="home", locale=chinese))
        home.copy_for_translation(english)
        for page in HomePage.objects.all():
            page.save_revision().publish()
    Site.objects.update_or_create(is_default_site=True, defaults={"hostname": "localhost", "root_page": home})
    Site.clear_site_root_paths_cache()
    return home


def make_village_page(village=None, **fields):
    """Return the live Chinese page of a village, below the list of villages."""
    from portal.villages.models import VillageIndexPage, VillagePage

    village = village or make_village()
    home = make_home()
    index = VillageIndexPage.objects.child_of(home).first()
    if index is None:
        index = home.add_child(instance=VillageIndexPage(title="村庄", slug="villages", locale=home.locale))
    return index.add_child(
        instance=VillagePage(title=village.name, slug=village.slug, village=village, locale=home.locale, **fields)
    )
