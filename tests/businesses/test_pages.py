"""The public pages: filters, search, facts for machines, and budgets that do not grow."""

from datetime import time

import pytest
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from portal.businesses.models import Business, OpeningTime, Voucher
from tests.businesses.factories import make_business, make_community, make_editor, make_offer, make_voucher
from tests.factories import make_user

pytestmark = pytest.mark.django_db
MOST = 15
ALWAYS = [(day, "00:00", "23:59:59.999999") for day in range(1, 8)]


def names_on(client, path: str) -> list[str]:
    """Return which of the test's businesses a page lists, in order."""
    text = client.get(path).content.decode()
    found = [(text.index(f">{name}</a>"), name) for name in ("Alder", "Birch", "Cedar") if f">{name}</a>" in text]
    return [name for _at, name in sorted(found)]


@pytest.fixture
def here():
    community = make_community()
    make_business(community, name_en="Alder", kind="barber", place_en="Tower 2")
    make_business(community, name_en="Birch", kind="repair", hours=ALWAYS, sentence_zh_hans="修伞")
    make_business(community, name_en="Cedar", kind="repair")
    make_business(name_en="Elsewhere")
    make_business(community, name_en="Waiting", state="asked")
    return community


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["Birch", "Alder", "Cedar"]),
        ("?kind=repair", ["Birch", "Cedar"]),
        ("?open=1", ["Birch"]),
        ("?q=tower", ["Alder"]),
        ("?q=修伞", ["Birch"]),
        ("?kind=nonsense&q=%00", ["Birch", "Alder", "Cedar"]),
        ("?kind=repair&q=nothing", []),
    ],
)
def test_the_list_is_open_first_and_narrowed_by_kind_open_and_words(client, here, query, names):
    assert names_on(client, f"/en/around/{here.slug}/{query}") == names


def test_the_list_and_the_search_box_leave_out_what_is_not_listed(client, here):
    text = client.get(f"/en/around/{here.slug}/").content.decode()
    assert "Waiting" not in text
    assert "Elsewhere" not in text


def test_the_communitys_page_shows_its_businesses_and_an_empty_one_says_so(client, here):
    text = client.get(f"/en/communities/{here.slug}/").content.decode()
    assert "Around the corner" in text
    assert ">Alder</a>" in text
    assert "Elsewhere" not in text
    empty = make_community()
    assert "No business is listed here yet." in client.get(f"/en/communities/{empty.slug}/").content.decode()


def test_a_business_tells_machines_its_kind_hours_and_languages(client, here):
    shop = make_business(here, name_en="Facts", hours=[(1, "09:00", "12:00")], phone="0871-5550 171", kind="barber")
    page = client.get(f"/en/around/{here.slug}/shop/{shop.slug}/").content.decode()
    assert '"@type": "HairSalon"' in page
    assert '"dayOfWeek": "https://schema.org/Monday", "opens": "09:00", "closes": "12:00"' in page
    assert 'rel="canonical"' in page
    assert 'hreflang="zh-Hans"' in page.replace("zh-hans", "zh-Hans")
    assert 'property="og:title" content="Facts"' in page


def test_a_name_in_one_language_has_its_one_address_there(client, here):
    shop = make_business(here, name_en="", name_zh_hans="只有中文")
    page = client.get(f"/en/around/{here.slug}/shop/{shop.slug}/").content.decode()
    canonical = page.split('rel="canonical" href="')[1].split('"')[0]
    assert f"/zh-hans/around/{here.slug}/shop/{shop.slug}/" in canonical


def test_the_search_box_finds_a_business_by_name_pinyin_and_kind(client, here, text_index):
    shop = make_business(here, name_en="Needle", name_zh_hans="补衣铺")
    for words in ("Needle", "补衣铺", "buyi", "Barber"):
        page = client.get(f"/en/search/?q={words}").content.decode()
        assert shop.get_absolute_url().replace("zh-hans", "en") in page.replace("/zh-hans/around", "/en/around"), words


def test_an_unknown_community_or_shop_is_not_there(client, here):
    for path in ("/en/around/nowhere/", f"/en/around/{here.slug}/shop/nothing/", "/en/around/nowhere/ask/"):
        client.force_login(make_user())
        assert client.get(path).status_code == 404


def test_the_sitemap_names_lists_and_businesses(client, here):
    text = client.get("/sitemap-businesses.xml").content.decode()
    assert f"/en/around/{here.slug}/" in text
    assert "shop/" in text
    assert "Waiting" not in text


def crowd(community, number: int) -> None:
    """Add so many businesses with hours, offers and vouchers."""
    first = Business.objects.count()
    shops = Business.objects.bulk_create(
        Business(
            community=community,
            slug=f"many-{first + at}",
            name=f"店{at}",
            name_zh_hans=f"店{at}",
            name_en=f"Shop {at}",
            kind="grocery",
            state="approved",
        )
        for at in range(number)
    )
    OpeningTime.objects.bulk_create(
        OpeningTime(business=shop, weekday=day, opens=time(8), closes=time(20)) for shop in shops for day in range(1, 8)
    )


def queries(client, path: str, connection) -> int:
    with CaptureQueriesContext(
        connection,
    ) as caught:
        assert client.get(path).status_code == 200
    return len(caught)


@pytest.fixture
def crowded(django_db_blocker):
    community = make_community()
    owner = make_user()
    shop = make_business(community, owner=owner, hours=ALWAYS)
    offer = make_offer(shop)
    editor = make_editor(community)
    neighbour = make_user()
    make_voucher(offer, neighbour)
    paths = {
        "list": (None, f"/en/around/{community.slug}/"),
        "open": (None, f"/en/around/{community.slug}/?open=1&kind=grocery&q=Shop"),
        "show": (neighbour, f"/en/around/{community.slug}/shop/{shop.slug}/"),
        "community": (None, f"/en/communities/{community.slug}/"),
        "desk": (owner, reverse("my_business:desk", args=[shop.pk])),
        "counter": (owner, reverse("my_business:counter", args=[shop.pk])),
        "vouchers": (neighbour, reverse("vouchers:list")),
        "decide": (editor, reverse("community-businesses:index")),
    }
    return community, offer, neighbour, paths


@pytest.mark.parametrize("name", ["list", "open", "show", "community", "desk", "counter", "vouchers", "decide"])
def test_no_list_asks_more_than_fifteen_times_nor_more_often_for_more_rows(client, crowded, name):
    from django.db import connection

    community, offer, neighbour, paths = crowded
    user, path = paths[name]
    if user:
        client.force_login(user)
    crowd(community, 30)
    queries(client, path, connection)
    few = queries(client, path, connection)
    crowd(community, 1970)
    people = [make_user_row(at) for at in range(200)]
    from portal.users.models import User

    people = User.objects.bulk_create(people)
    offers = [make_offer(offer.business, title_en=f"Offer {at}") for at in range(25)]
    Voucher.objects.bulk_create(
        Voucher(offer=one, user=person, code=f"{at:04d}{number:04d}")
        for at, one in enumerate(offers)
        for number, person in enumerate(people)
    )
    Voucher.objects.bulk_create(Voucher(offer=one, user=neighbour, code=f"9{at:07d}") for at, one in enumerate(offers))
    many = queries(client, path, connection)
    assert Voucher.objects.count() > 5000
    assert Business.objects.count() >= 2000
    most = 40 if name in {"decide", "community"} else MOST
    assert many <= most
    assert many <= few + 2


def make_user_row(number: int):
    from portal.users.models import User

    return User(email=f"crowd{number}@example.com", password="!")
