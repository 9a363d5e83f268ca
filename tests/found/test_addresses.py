"""sitemap.xml, robots.txt, addresses that change, and a site that pauses."""

import re

import pytest

from marketplace.catalogue.sitemaps import ProductSitemap
from portal.core.services import publish_page, translate_page
from portal.culture.models import StoryPage
from tests.factories import make_home, make_producer, make_product, make_user, make_village, make_village_page

pytestmark = pytest.mark.django_db
SITE = "http://127.0.0.1:8000"


@pytest.fixture
def story():
    """A story in Chinese in a village of both languages."""
    make_home()
    page = make_village_page(make_village(slug="yunti"))
    return publish_page(parent=page, page=StoryPage(title="水尺", slug="ruler"))


def listed(client, section: str, query: str = "") -> dict[str, list[str]]:
    """Return the addresses a part of the sitemap lists, each with its languages."""
    answer = client.get(f"/sitemap-{section}.xml{query}")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/xml")
    entries = re.findall(r"<url>(.*?)</url>", answer.content.decode(), re.S)
    return {re.search("<loc>(.*?)</loc>", entry)[1]: re.findall('hreflang="(.*?)"', entry) for entry in entries}


def test_the_sitemap_lists_a_page_in_the_languages_it_is_written_in(client, story):
    own, english = f"{SITE}/zh-hans/villages/yunti/ruler/", f"{SITE}/en/villages/yunti/ruler/"
    before = listed(client, "pages")
    assert (before[own], english in before) == (["zh-hans"], False)
    translate_page(page=story, language="en", fields={"title": "The ruler"})
    after = listed(client, "pages")
    assert (after[own], after[english]) == (["zh-hans", "en"], ["zh-hans", "en"])
    story.unpublish()
    assert own not in listed(client, "pages")


def test_the_sitemap_lists_what_is_on_sale_and_nothing_hidden(client, story):
    tea, hidden = make_product(make_producer(), title_en="Tea"), make_product(make_producer(), is_public=False)
    addresses = listed(client, "products")
    assert f"{SITE}/en/shop/catalogue/{tea.slug}_{tea.pk}/" in addresses
    assert not [address for address in addresses if f"_{hidden.pk}/" in address]
    assert f"{SITE}/zh-hans/shop/catalogue/" in listed(client, "market")


def test_products_are_listed_page_by_page_each_with_the_languages_it_is_written_in(client, story, monkeypatch):
    monkeypatch.setattr(ProductSitemap, "limit", 2)
    producer = make_producer()
    names = ("Tea", "", "Rice")
    tea, wool, rice = (make_product(producer, title_en=name) for name in names)
    own = [f"{SITE}/{{}}/shop/catalogue/{product.slug}_{product.pk}/" for product in (tea, wool, rice)]
    chinese, english = [at.format("zh-hans") for at in own], [at.format("en") for at in own]
    both = ["zh-hans", "en"]
    assert listed(client, "products") == {chinese[0]: both, english[0]: both, chinese[1]: ["zh-hans"]}
    assert listed(client, "products", "?p=2") == {chinese[2]: both, english[2]: both}
    assert client.get("/sitemap-products.xml?p=3").status_code == 404
    assert f"{SITE}/sitemap-products.xml?p=2</loc>" in client.get("/sitemap.xml").content.decode()


def test_a_page_of_products_reads_its_own_products_alone(client, story, monkeypatch, django_assert_num_queries):
    producer = make_producer()
    for _number in range(5):
        make_product(producer)
    monkeypatch.setattr(ProductSitemap, "limit", 2)
    client.get("/sitemap-products.xml?p=2")
    with django_assert_num_queries(2) as seen:
        client.get("/sitemap-products.xml?p=2")
    assert seen[-1]["sql"].endswith("LIMIT 2 OFFSET 2")


def test_the_sitemap_costs_the_same_queries_for_many_pages(client, story, django_assert_max_num_queries):
    for number in range(12):
        publish_page(parent=story.get_parent(), page=StoryPage(title=f"故事 {number}", slug=f"s-{number}"))
    with django_assert_max_num_queries(14):
        client.get("/sitemap-pages.xml")


def test_the_index_and_robots_lead_to_every_part_and_close_private_doors(client, story):
    index = client.get("/sitemap.xml").content.decode()
    assert re.findall("<loc>(.*?)</loc>", index) == [
        f"{SITE}/sitemap-{section}.xml"
        for section in (
            *("pages", "harvest", "notices", "businesses", "homes", "nearby", "services", "products", "market"),
        )
    ]
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert f"Sitemap: {SITE}/sitemap.xml" in lines
    for door in ("/admin/", "/zh-hans/shop/basket/", "/en/accounts/", "/en/shop/dashboard/"):
        assert f"Disallow: {door}" in lines
    assert "Disallow: /" not in lines
    assert client.get("/sitemap-nothing.xml").status_code == 404


def test_an_old_address_leads_to_the_new_one_in_both_languages(client, story, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        story.slug = "water-ruler"
        story.save_revision().publish()
    for language in ("zh-hans", "en"):
        answer = client.get(f"/{language}/villages/yunti/ruler/")
        assert (answer.status_code, answer.url) == (301, f"/{language}/villages/yunti/water-ruler/")


def test_a_products_old_address_leads_to_its_new_one(client, story):
    tea = make_product(make_producer())
    old = f"/en/shop/catalogue/old-name_{tea.pk}/"
    answer = client.get(old)
    assert (answer.status_code, answer.url) == (301, f"/en/shop/catalogue/{tea.slug}_{tea.pk}/")


@pytest.fixture
def pause(settings, tmp_path):
    """The site is paused."""
    file = tmp_path / "maintenance"
    file.touch()
    settings.MAINTENANCE_FILE = str(file)
    return file


def test_a_paused_site_says_so_in_both_languages_and_when_to_come_back(client, story, pause):
    answer = client.get("/en/")
    assert (answer.status_code, answer["Retry-After"]) == (503, "600")
    assert "我们在修一修" in answer.content.decode()
    assert "A short pause" in answer.content.decode()
    product = make_product(make_producer())
    assert client.post(f"/en/shop/basket/add/{product.pk}/", {"quantity": 1}).status_code == 503
    assert "oscar_open_basket" not in client.cookies
    pause.unlink()
    assert client.get("/en/").status_code == 200


def test_a_paused_site_lets_probes_and_staff_in(client, story, pause):
    assert client.get("/healthz").status_code == 200
    assert client.get("/en/accounts/login/").status_code == 200
    client.force_login(make_user(is_staff=True))
    assert client.get("/en/").status_code == 200
