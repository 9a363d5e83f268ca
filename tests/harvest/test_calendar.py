"""The crop calendar, a village's year and the events tied to crops show the same record."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from marketplace.harvest.services import set_harvest
from portal.core.services import publish_page
from portal.culture.models import EventPage
from portal.villages.services import page_of
from tests.factories import make_product
from tests.live_blocks.factories import english_of, product_of
from tests.villages.factories import bring_on

pytestmark = pytest.mark.django_db
CALENDAR = "/en/harvest/"
MAY, OCTOBER = 1 << 4, 1 << 9


@pytest.fixture
def village():
    return bring_on()


def text(client, path: str, **query) -> str:
    response = client.get(path, query)
    assert response.status_code == 200
    return response.content.decode()


def row(html: str, name: str) -> list[str]:
    """Return what the twelve cells of a crop say to a screen reader."""
    found = re.search(rf'<th scope="rowgroup"[^>]*><a[^>]*>{name}</a>.*?</tbody>', html, re.DOTALL).group()
    cells = re.findall(r"<td[^>]*>(.*?)</td>", found, re.DOTALL)
    return [re.sub(r"<span aria-hidden.*?</span>|<[^>]*>", "", cell) for cell in cells]


def festival(village, *products, ends=timedelta(days=2)) -> EventPage:
    now = timezone.now()
    page = EventPage(
        title="采摘节",
        slug="picking",
        starts_at=now - timedelta(days=9),
        ends_at=now + ends,
        body=[("product", product) for product in products],
    )
    return publish_page(parent=page_of(village), page=page)


def test_calendar_village_page_and_my_shop_show_the_same_year(client, village):
    plum = product_of(village, title_en="Plum", season_months=MAY)
    set_harvest(product=plum, months=[5], first=date(2026, 6, 20), last=date(2026, 7, 5))
    wanted = ["", "", "", "", "usually, not this year", "harvest", "harvest", "", "", "", "", ""]
    assert row(text(client, CALENDAR), "Plum") == wanted
    assert row(text(client, f"/en/villages/{village.slug}/"), "Plum") == wanted
    assert "20 June to 5 July" in text(client, f"/en/shop/catalogue/{plum.slug}_{plum.pk}/")


def test_month_and_village_narrow_the_calendar_and_odd_words_are_left_out(client, village):
    product_of(village, title_en="Plum", season_months=MAY)
    make_product(title_en="Walnut", season_months=OCTOBER)
    make_product(title_en="Cloth")

    def shown(**query) -> set[str]:
        return {name for name in ("Plum", "Walnut", "Cloth") if f">{name}</a>" in text(client, CALENDAR, **query)}

    assert shown() == {"Plum", "Walnut"}
    assert shown(month="10") == {"Walnut"}
    assert shown(village=village.slug) == {"Plum"}
    assert shown(month="10", village=village.slug) == set()
    assert shown(month="13", village="\x00x", page="99") == {"Plum", "Walnut"}


def test_what_is_not_on_sale_is_in_no_public_calendar(client):
    make_product(title_en="Hidden", season_months=MAY, is_public=False)
    assert "Hidden" not in text(client, CALENDAR)


def test_an_event_shows_its_harvest_and_the_crop_and_the_calendar_show_the_event(client, village):
    plum = product_of(village, title_en="Plum", season_months=MAY)
    event = festival(village, plum)
    here = english_of(event).get_url()
    assert row(text(client, here), "Plum")[4] == "harvest"
    assert f'href="{here}"' in text(client, f"/en/shop/catalogue/{plum.slug}_{plum.pk}/")
    assert f'href="{here}"' in text(client, CALENDAR)


def test_an_event_that_is_over_is_told_of_nowhere(client, village):
    plum = product_of(village, title_en="Plum", season_months=MAY)
    here = english_of(festival(village, plum, ends=-timedelta(days=1))).get_url()
    assert f'href="{here}"' not in text(client, CALENDAR)
    assert f'href="{here}"' not in text(client, f"/en/shop/catalogue/{plum.slug}_{plum.pk}/")


def test_the_calendar_costs_the_same_queries_however_many_crops(client, village):
    festival(village, product_of(village, season_months=MAY))

    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            text(client, CALENDAR)
        return len(found)

    queries()
    few = queries()
    for _crop in range(20):
        make_product(season_months=OCTOBER)
    assert queries() <= few + 1  # shelves have changed
    assert queries() == few
    assert few <= 15


def test_the_calendar_is_told_to_machines_and_in_the_sitemap(client, village):
    product_of(village, title_en="Plum", season_months=MAY)
    assert '"@type": "ItemList"' in text(client, CALENDAR)
    assert "/en/harvest/" in text(client, "/sitemap-harvest.xml")
    assert "/zh-hans/harvest/" in text(client, "/sitemap-harvest.xml")
