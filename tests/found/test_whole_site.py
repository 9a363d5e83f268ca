"""Every page of the demo that is for everybody, found by its links as a search engine finds it."""

import re
from io import BytesIO
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders
from django.core.files.storage import default_storage
from django.test import Client
from PIL import Image

from tests.found.head import Head, path_of, read_head
from tests.found.rich_results import faults

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.once]
SITE, PAST = "http://127.0.0.1:8000", "/events/?when=past"
#: The facts a page of each kind must tell, by the end of its path below the language.
KINDS = {
    r"": {"WebSite", "Organization"},
    r"villages/|stories/|events/|visit/|communities/": {"ItemList", "BreadcrumbList"},
    r"villages/[\w-]+/": {"TouristAttraction", "BreadcrumbList"},
    r"villages/[\w-]+/(water-log|old-trees)/": {"Article", "BreadcrumbList"},
    r"villages/[\w-]+/(long-table|tea-ancestor)/": {"Event", "BreadcrumbList"},
    r"villages/yunti/terrace-dawn/": {"TouristAttraction", "BreadcrumbList"},
    r"villages/yunti/mushroom-house/": {"LodgingBusiness", "BreadcrumbList"},
    r"communities/green-lake/": {"Place", "BreadcrumbList"},
    r"around/green-lake/": {"ItemList", "BreadcrumbList"},
    r"around/green-lake/nearby/": {"ItemList", "BreadcrumbList"},
    r"around/green-lake/shop/barber-under-the-camphor/": {"HairSalon", "BreadcrumbList"},
    r"homes/|homes/in/green-lake/": {"ItemList", "BreadcrumbList"},
    r"homes/map/": {"BreadcrumbList"},
    r"homes/\d+/": {"RealEstateListing", "BreadcrumbList"},
    r"shop/catalogue/": {"ItemList"},
    r"shop/catalogue/category/[\w/-]+_\d+/": {"ItemList", "BreadcrumbList"},
    r"shop/catalogue/[\w-]+_\d+/": {"Product", "BreadcrumbList"},
}
#: What a neighbour wrote in one language alone.
ONE_LANGUAGE = r"/[\w-]+/(notices/[\w-]+/\d+|around/[\w-]+/shop/[\w-]+|homes/\d+)/"


class Site:
    """The site as a reader without cookies walks it: every page once."""

    def __init__(self):
        self.heads: dict[str, Head] = {}
        self.elsewhere: dict[str, str] = {}

    def walk(self) -> None:
        """Follow every link from both front pages, questions behind a question mark aside but for what is over."""
        waiting = [f"{SITE}/zh-hans/", f"{SITE}/en/"]
        while waiting:
            address = waiting.pop()
            if address in self.heads or address in self.elsewhere or not address.startswith(SITE):
                continue
            head = self.read(address)
            waiting += [link for link in (head.links if head else ()) if "?" not in link or link.endswith(PAST)]

    def read(self, address: str) -> Head | None:
        """Open a page; remember where it leads when it is none for everybody."""
        answer = Client().get(path_of(address), headers={"host": urlsplit(SITE).netloc})
        if answer.status_code != 200 or not answer["Content-Type"].startswith("text/html"):
            self.elsewhere[address] = f"{answer.status_code} {answer.get('Location', '')}"
            return None
        head = read_head(answer.content.decode(), address)
        self.heads[address] = head
        return head

    @property
    def listed(self) -> dict[str, Head]:
        """Return the pages that stand at their one address."""
        return {address: head for address, head in self.heads.items() if head.canonical == address}


_walked: list[Site] = []


@pytest.fixture
def site(demo_rows, settings):
    """The demo, walked once for all tests of this module."""
    settings.WAGTAILADMIN_BASE_URL = SITE
    if not _walked:
        site = Site()
        site.walk()
        _walked.append(site)
    return _walked[0]


def sitemap() -> dict[str, tuple[dict[str, str], str]]:
    """Return what the sitemap lists: by address the languages with their addresses, and the last change."""
    index = Client().get("/sitemap.xml").content.decode()
    found = {}
    for part in re.findall(r"<loc>(.*?)</loc>", index):
        for entry in re.findall(r"<url>(.*?)</url>", Client().get(path_of(part)).content.decode(), re.S):
            languages = dict(re.findall(r'hreflang="(.*?)" href="(.*?)"', entry))
            changed = re.search(r"<lastmod>(.*?)</lastmod>", entry)
            found[re.search(r"<loc>(.*?)</loc>", entry)[1]] = (languages, changed[1] if changed else "")
    return found


def test_no_link_is_broken_and_every_page_has_one_address_in_the_sitemap(site):
    assert {address: answer for address, answer in site.elsewhere.items() if answer[0] in "45"} == {}
    listed, mapped = site.listed, sitemap()
    assert sorted(listed) == sorted(mapped)
    for address, head in site.heads.items():
        assert head.canonical or head.said("robots") == "noindex", address
        assert not (head.canonical and head.said("robots")), address
        assert not head.canonical or head.canonical in listed, address
    for address, (languages, changed) in mapped.items():
        assert {code: to for code, to in listed[address].alternates.items() if code != "x-default"} == languages
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", changed), address


def test_the_languages_of_a_page_name_each_other(site):
    for address, head in site.listed.items():
        languages = {code: to for code, to in head.alternates.items() if code != "x-default"}
        assert address in languages.values(), address
        assert head.alternates["x-default"] == languages.get("zh-hans", address)
        for code, to in languages.items():
            assert to.startswith(f"{SITE}/{code}/")
            assert site.listed[to].alternates == head.alternates, (address, to)
    alone = {urlsplit(address).path for address, head in site.listed.items() if len(head.alternates) == 2}
    assert {len(head.alternates) for head in site.listed.values()} == {2, 3}
    assert all(re.fullmatch(ONE_LANGUAGE, path) for path in alone), alone


def test_titles_and_descriptions_are_there_and_no_two_pages_of_a_language_share_a_title(site):
    titles = {}
    for address, head in site.listed.items():
        language = urlsplit(address).path.split("/")[1]
        assert head.language == language, address
        assert 8 <= len(head.said("description")) <= 320, (address, head.said("description"))
        twin = titles.setdefault((language, head.title), address)
        assert twin == address, (twin, address, head.title)


def picture(address: str) -> Image.Image:
    """Return the picture at one of the site's own addresses."""
    path = urlsplit(address).path
    if path.startswith("/media/"):
        with default_storage.open(path.removeprefix("/media/")) as file:
            return Image.open(BytesIO(file.read()))
    return Image.open(finders.find(path.removeprefix("/static/")))


def test_every_page_has_a_card_with_a_picture_of_1200_by_630(site):
    locales = {"zh-hans": "zh_CN", "en": "en_GB"}
    for address, head in site.listed.items():
        language = urlsplit(address).path.split("/")[1]
        other = next(code for code in locales if code != language)
        assert (head.said("og:url"), head.said("og:locale")) == (address, locales[language])
        assert head.said("og:locale:alternate") == (locales[other] if other in head.alternates else "")
        for name in ("og:title", "og:description", "og:site_name", "og:type", "og:image:alt"):
            assert head.said(name), (address, name)
        assert head.said("twitter:card") == "summary_large_image"
        card = picture(head.said("og:image"))
        told = (int(head.said("og:image:width")), int(head.said("og:image:height")))
        assert (card.format, card.size, told) == ("JPEG", (1200, 630), (1200, 630)), address
    pictures = {head.said("og:image") for head in site.listed.values()}
    assert len(pictures) > 30


def test_the_facts_of_every_page_are_what_search_engines_publish(site):
    wrong, seen = [], set()
    for address, head in site.listed.items():
        wrong += [f"{address} {fault}" for one in head.facts for fault in faults(one)]
        below = urlsplit(address).path.split("/", 2)[2]
        kinds = {one["@type"] for one in head.facts}
        for pattern, wanted in KINDS.items():
            if re.fullmatch(pattern, below) and not re.fullmatch(r"contact/", below):
                seen.add(pattern)
                wrong += [f"{address} without {kind}" for kind in wanted - kinds]
        for one in head.facts:
            if one.get("url") and one["@type"] not in ("Organization", "ItemList", "WebSite"):
                wrong += [] if one["url"] == address else [f"{address} calls itself {one['url']}"]
    assert wrong == []
    assert seen == set(KINDS)
