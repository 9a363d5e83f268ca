"""The harvest passport, its short address, its labels, and the links that lead to it."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from marketplace.consignments.models import Consignment
from marketplace.consignments.services import advance
from portal.outbox.services import deliver_due
from tests.consignments.factories import make_manager, make_shop
from tests.factories import make_village_page
from tests.produce.factories import make_certificate, make_lot, parcel_for, recalled

pytestmark = pytest.mark.django_db
S = Consignment.Status


def test_a_passport_says_where_a_lot_comes_from_and_nothing_about_its_buyers(client):
    village, _producer, rice = make_shop()
    make_village_page(village)
    lot = make_lot(rice)
    make_certificate(rice, lot=lot, kind="residue", issued_on=date(2026, 11, 22))
    advance(consignment=parcel_for(rice, name="PLANTED", phone="13899999999"), to=S.PACKED)

    english = client.get(f"/en/shop/lot/{lot.code}/").content.decode()
    product_path = rice.get_absolute_url()
    chinese = client.get(f"/zh-hans/shop/lot/{lot.code}/").content.decode()

    for words in (f"Lot {lot.code}", village.name_en, "20 November 2026", "Old wood, plot 3", "A 家", "Residue test"):
        assert words in english, words
    for words in (f"批次 {lot.code}", village.name_zh_hans, "2026年11月20日", "老茶林 3 号地", "农残检测"):
        assert words in chinese, words
    assert f'href="{product_path}">Buy it again' in english
    assert f"/zh-hans/villages/{village.slug}/" in chinese
    assert "PLANTED" not in english + chinese
    assert "13899999999" not in english + chinese


def test_search_engines_leave_a_passport_out(client):
    *_shop, rice = make_shop()
    html = client.get(f"/en/shop/lot/{make_lot(rice).code}/").content.decode()
    assert '<meta name="robots" content="noindex">' in html
    assert 'rel="canonical"' not in html


def test_a_recalled_lot_says_so_first_and_is_not_to_be_bought_again(client):
    *_shop, rice = make_shop()
    lot = recalled(make_lot(rice), word="We are sorry")
    html = client.get(f"/en/shop/lot/{lot.code}/").content.decode()
    today = timezone.localdate()
    assert f"This lot was recalled on {today.day} {today:%B %Y}" in html
    assert "A test found more residue than is allowed." in html
    assert "Do not eat or use it. Throw it away." in html
    assert "We are sorry" in html
    assert "Buy it again" not in html


def test_the_passport_of_a_product_no_longer_sold_stays(client):
    *_shop, rice = make_shop()
    lot = make_lot(rice)
    rice.is_public = False
    rice.save()
    answer = client.get(f"/en/shop/lot/{lot.code}/")
    assert answer.status_code == 200
    assert "Buy it again" not in answer.content.decode()


def test_an_unknown_lot_is_not_there(client):
    assert client.get("/en/shop/lot/XX-000000-1/").status_code == 404


@pytest.mark.parametrize(("accepts", "language"), [("en", "en"), ("zh-CN,zh", "zh-hans"), ("fr", "zh-hans")])
def test_the_label_leads_to_the_passport_in_the_readers_language(client, accepts, language):
    answer = client.get("/l/cs-261120-1", headers={"accept-language": accepts})
    assert answer["Location"] == f"/{language}/shop/lot/CS-261120-1/"
    assert answer["Vary"] == "Accept-Language, Cookie"


def test_a_passport_asks_few_questions(client, django_assert_max_num_queries):
    village, _producer, rice = make_shop()
    make_village_page(village)
    lot = make_lot(rice)
    for _paper in range(3):
        make_certificate(rice)
    client.get(lot.get_absolute_url())
    with django_assert_max_num_queries(15):
        client.get(lot.get_absolute_url() + "?page=2")


def test_the_products_page_names_the_lot_in_use(client):
    *_shop, rice = make_shop()
    before = client.get(rice.get_absolute_url()).content.decode()
    old, lot = make_lot(rice), make_lot(rice)
    html = client.get(rice.get_absolute_url() + "?a=1").content.decode()
    assert "Now packed" not in before
    assert f'href="/en/shop/lot/{lot.code}/">Now packed: lot {lot.code}, harvested or made on 20 November' in html
    assert old.code not in html


def test_tracking_and_letter_lead_to_the_passport(client, settings):
    *_shop, rice = make_shop()
    lot = make_lot(rice)
    parcel = parcel_for(rice, email="a@example.com")
    track = reverse("consignments:track", args=[parcel.order.delivery.token])
    before = client.get(track).content.decode()
    advance(consignment=parcel, to=S.PACKED)
    after = client.get(track).content.decode()
    for minutes in (16, 17):
        deliver_due(now=timezone.now() + timedelta(minutes=minutes))

    letter = next(letter for letter in mail.outbox if letter.subject.startswith("Packed"))
    assert lot.code not in before
    assert f'href="/en/shop/lot/{lot.code}/">Lot {lot.code}: where it comes from' in after
    assert f"{settings.WAGTAILADMIN_BASE_URL}/en/shop/lot/{lot.code}/" in letter.body
    assert f"/en/shop/lot/{lot.code}/" in letter.alternatives[0][0]


def test_labels_come_by_whole_sheets_with_a_code_each(client):
    village, _producer, rice = make_shop()
    lot = make_lot(rice)
    client.force_login(make_manager(village))
    address = reverse("lots:print-labels", args=[lot.code])

    one, three, many, odd, big = (
        PdfReader(BytesIO(client.get(address + query).content))
        for query in ("", "?sheets=3", "?sheets=99", "?sheets=x&stock=y", "?stock=a4x8&language=zh-hans")
    )

    assert [len(pdf.pages) for pdf in (one, three, many, odd, big)] == [1, 3, 5, 1, 1]
    assert [pdf.pages[0].extract_text().count(f"/l/{lot.code}") for pdf in (one, odd, big)] == [24, 24, 8]
    assert "2026年11月20日" in big.pages[0].extract_text()


def test_the_labels_of_another_villages_lot_are_not_there(client):
    lot = make_lot(make_shop()[2])
    client.force_login(make_manager(make_shop()[0]))
    for name in ("lots:labels", "lots:print-labels"):
        assert client.get(reverse(name, args=[lot.code])).status_code == 404


def test_a_manager_opens_a_lot_with_what_was_typed_last_time(client):
    village, _producer, rice = make_shop()
    make_lot(rice)
    client.force_login(make_manager(village))
    address = reverse("lots:of-product", args=[rice.pk])

    form = client.get(address).content.decode()
    answer = client.post(address, {"harvested_on": "2026-11-25", "plot": "新地", "plot_en": "", "grower": "B 家"})

    assert 'value="老茶林 3 号地"' in form
    assert f'value="{timezone.localdate():%Y-%m-%d}"' in form
    assert answer.status_code == 302
    lot = rice.lots.get(grower="B 家")
    assert (lot.harvested_on, lot.plot, lot.uses.filter(until=None).count()) == (date(2026, 11, 25), "新地", 1)


def test_a_harvest_of_tomorrow_is_refused_and_keeps_what_was_typed(client):
    village, _producer, rice = make_shop()
    client.force_login(make_manager(village))
    answer = client.post(
        reverse("lots:of-product", args=[rice.pk]), {"harvested_on": "2999-01-01", "plot": "新地", "grower": "B 家"}
    )
    assert answer.status_code == 422
    assert "This day has not come yet." in answer.content.decode()
    assert 'value="新地"' in answer.content.decode()
    assert not rice.lots.exists()


def test_the_lists_of_lots_ask_as_often_for_many_as_for_one(client, django_assert_max_num_queries):
    village, _producer, rice = make_shop()
    client.force_login(make_manager(village))
    addresses = [reverse("lots:index"), reverse("lots:of-product", args=[rice.pk]), reverse("lots:certificates")]
    counts = []
    for rows in (1, 8):
        for _row in range(rows):
            make_lot(rice)
            make_certificate(rice)
        for address in addresses:
            client.get(address)
            with django_assert_max_num_queries(18) as seen:
                client.get(address)
            counts.append(len(seen))
    assert counts[:3] == counts[3:]


def test_a_lot_is_found_by_its_number(client):
    village, _producer, rice = make_shop(name_zh_hans="茶山村")
    make_lot(rice)
    wanted = make_lot(rice)
    client.force_login(make_manager(village))
    html = client.get(reverse("lots:index") + "?q=261120-2").content.decode()
    assert html.count('<li class="slip">') == 1
    assert wanted.code in html
