"""Facts for machines: schema.org's types, with what search engines require of each, and inert."""

import json
import re
from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from oscar.core.loading import get_model

from portal.core.services import publish_page
from portal.culture.models import EventPage, StoryPage
from portal.tourism.models import ExperiencePage, Visit
from tests.factories import make_home, make_producer, make_product, make_user, make_village, make_village_page

pytestmark = pytest.mark.django_db
SITE = "http://127.0.0.1:8000"
#: What must stand in each, after the documentation for site owners at developers.google.com/search, "Required".
REQUIRED = {
    "Product": {"name", "offers"},
    "Event": {"name", "startDate", "location"},
    "TouristAttraction": {"name", "geo", "address"},
    "Article": {"headline", "author", "datePublished"},
    "BreadcrumbList": {"itemListElement"},
    "WebSite": {"name", "url"},
    "Organization": {"name", "url"},
}


def facts(client, path: str) -> dict[str, dict]:
    """Return the page's nodes by type, each with what is required of it."""
    html = client.get(path, follow=True).content.decode()
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    assert len(blocks) == 1, path
    data = json.loads(blocks[0])
    assert data["@context"] == "https://schema.org"
    for node in data["@graph"]:
        assert not REQUIRED[node["@type"]] - node.keys(), node
    return {node["@type"]: node for node in data["@graph"]}


@pytest.fixture
def village_page():
    """The page of a village on the map."""
    make_home()
    return make_village_page(make_village(slug="yunti", latitude=Decimal("23.1"), longitude=Decimal("102.7")))


def test_a_village_is_a_place_worth_visiting(client, village_page):
    found = facts(client, "/zh-hans/villages/yunti/")
    place = found["TouristAttraction"]
    assert place["geo"] == {"@type": "GeoCoordinates", "latitude": 23.1, "longitude": 102.7}
    assert place["url"] == f"{SITE}/zh-hans/villages/yunti/"
    steps = found["BreadcrumbList"]["itemListElement"]
    assert [step["position"] for step in steps] == [1, 2, 3]
    assert steps[-1]["item"] == f"{SITE}/zh-hans/villages/yunti/"


def test_a_story_is_an_article_by_who_told_it(client, village_page):
    publish_page(parent=village_page, page=StoryPage(title="水尺", slug="ruler", teller="L 叔"))
    article = facts(client, "/zh-hans/villages/yunti/ruler/")["Article"]
    assert (article["headline"], article["author"]) == ("水尺", {"@type": "Person", "name": "L 叔"})
    assert article["datePublished"] == f"{timezone.localdate()}T00:00:00+08:00"


def test_an_event_has_its_time_and_place(client, village_page):
    starts = timezone.now().replace(microsecond=0) + timedelta(days=3)
    event = EventPage(title="长街宴", slug="feast", starts_at=starts, ends_at=starts + timedelta(hours=4), place="晒场")
    publish_page(parent=village_page, page=event)
    told = facts(client, "/zh-hans/villages/yunti/feast/")["Event"]
    assert told["startDate"] == timezone.localtime(starts).isoformat()
    assert told["startDate"].endswith("+08:00")
    assert told["location"]["name"] == "晒场"


def test_a_visit_is_a_place_worth_visiting(client, village_page):
    kind = Visit.Kind.EXPERIENCE
    visit = Visit.objects.create(
        village=village_page.village, slug="dawn", kind=kind, name="Dawn", price=168, price_unit="person"
    )
    publish_page(parent=village_page, page=ExperiencePage(title="天亮前", slug="dawn", visit=visit))
    place = facts(client, "/zh-hans/villages/yunti/dawn/")["TouristAttraction"]
    assert (place["name"], place["isAccessibleForFree"]) == ("天亮前", False)


def test_a_product_has_its_price_stock_and_what_buyers_think(client, village_page):
    rice = make_product(make_producer(village_page.village), price="46.00", stock=3, title_en="Red rice")
    review = get_model("reviews", "ProductReview")
    review.objects.create(product=rice, user=make_user(), score=4, title="good", body="good", status=review.APPROVED)
    rice.update_rating()
    path = f"/en/shop/catalogue/{rice.slug}_{rice.pk}/"
    product = facts(client, path)["Product"]
    assert product["name"] == "Red rice"
    offer = product["offers"]
    assert (offer["price"], offer["priceCurrency"], offer["availability"]) == (
        "46.00",
        "CNY",
        "https://schema.org/InStock",
    )
    assert (product["aggregateRating"]["ratingValue"], product["aggregateRating"]["reviewCount"]) == (4.0, 1)
    rice.stockrecords.update(num_in_stock=0)
    assert facts(client, path)["Product"]["offers"]["availability"] == "https://schema.org/OutOfStock"


def test_the_front_page_tells_of_the_site_and_its_search(client, village_page):
    found = facts(client, "/zh-hans/")
    assert found["WebSite"]["potentialAction"]["target"] == f"{SITE}/zh-hans/search/?q={{search_term_string}}"
    assert found["Organization"]["url"] == f"{SITE}/"


def test_a_title_that_would_end_the_block_stays_inert(client, village_page):
    publish_page(parent=village_page, page=StoryPage(title="</script><script>alert(1)</script>", slug="planted"))
    answer = client.get("/zh-hans/villages/yunti/planted/").content.decode()
    assert "<script>alert(1)" not in answer
    assert facts(client, "/zh-hans/villages/yunti/planted/")["Article"]["headline"].startswith("</script>")
