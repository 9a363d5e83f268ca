"""What the packing room prints: in Chinese and English, for the own parcels alone, long ones by the worker."""

from datetime import date
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from marketplace.consignments.models import Consignment, Delivery
from marketplace.consignments.papers import KINDS, label_of
from marketplace.consignments.scanning import parcel_address
from marketplace.consignments.services import advance
from portal.outbox.services import deliver_due
from portal.papers import pdf, printing
from portal.papers.models import Paper
from tests.checkout.factories import make_delivering_producer
from tests.consignments.factories import make_door_parcel, make_manager, make_parcels, make_shop
from tests.factories import make_pickup_point, make_product
from tests.produce.factories import make_lot

pytestmark = pytest.mark.django_db
PRINT = "/en/shop/dashboard/today/print/"


@pytest.fixture
def shop(client):
    """(village, producer, product) of a shop whose manager is signed in."""
    village, producer, rice = make_shop(name_en="Haiwei", name_zh_hans="海尾村")
    rice.title_zh_hans, rice.title_en = "直骨红米", "Red rice"
    rice.save()
    client.force_login(make_manager(village))
    return village, producer, rice


def pages(response) -> list[str]:
    """Return the text of each page of an answered PDF."""
    assert response["Content-Type"] == "application/pdf"
    return [page.extract_text() for page in PdfReader(BytesIO(response.content)).pages]


def sizes(response) -> set[tuple[int, int]]:
    """Return the sizes of its pages in millimetres."""
    boxes = [page.mediabox for page in PdfReader(BytesIO(response.content)).pages]
    return {(round(float(box.width) * 25.4 / 72), round(float(box.height) * 25.4 / 72)) for box in boxes}


def test_a_pick_list_adds_up_products_in_either_language(client, shop):
    for quantity in (3, 4):
        make_parcels(shop[2], quantity=quantity)
    (english,) = pages(client.get(f"{PRINT}picks/?language=en"))
    (chinese,) = pages(client.get(f"{PRINT}picks/?language=zh-hans"))
    assert "Red rice 7 2 3.5 kg" in english.replace("\n", " ")
    assert "直骨红米" in chinese
    assert "Red rice" not in chinese


def test_orders_by_customer_stand_by_their_route_with_notes_and_what_was_left_out(client, shop):
    east, west = make_pickup_point(name_en="East gate"), make_pickup_point(name_en="West gate")
    (first,), (second,) = make_parcels(shop[2], point=east), make_parcels(shop[2], point=west)
    Delivery.objects.filter(order=first.order).update(note="Ring twice", name="Grandma L")
    text = "\n".join(pages(client.get(f"{PRINT}orders/?language=en")))
    assert text.index("East gate") < text.index("Grandma L") < text.index("Ring twice") < text.index("West gate")
    assert second.number in text


def test_a_slip_for_each_parcel_names_the_lot_and_no_price(client, shop):
    lot = make_lot(shop[2])
    (parcel,) = make_parcels(shop[2])
    (text,) = pages(client.get(f"{PRINT}slips/?language=en"))
    for words in ("From Haiwei", parcel.number, "2 × Red rice", lot.code):
        assert words in text
    assert "¥" not in text
    assert parcel.order.delivery.pickup_code not in text
    assert parcel.order.delivery.token not in text


def test_slips_lie_three_on_a_sheet(client, shop):
    for _order in range(4):
        make_parcels(shop[2], quantity=1)
    assert len(pages(client.get(f"{PRINT}slips/"))) == 2


@pytest.mark.parametrize(("stock", "size", "count"), [("a4x8", (210, 297), 1), ("single", (100, 150), 3)])
def test_labels_come_on_sheets_or_one_by_one(client, shop, stock, size, count):
    parcels = [make_parcels(shop[2], quantity=1)[0] for _order in range(3)]
    response = client.get(f"{PRINT}labels/", {"stock": stock, "language": "zh-hans"})
    text = "".join(pages(response))
    assert (sizes(response), len(pages(response))) == ({size}, count)
    for parcel in parcels:
        assert parcel.number in text
    assert "海尾村寄出" in text.replace(" ", "")


def test_labels_begin_where_the_sheet_was_used_up(client, shop):
    for _order in range(3):
        make_parcels(shop[2], quantity=1)
    assert len(pages(client.get(f"{PRINT}labels/", {"skip": "5"}))) == 1
    assert len(pages(client.get(f"{PRINT}labels/", {"skip": "6"}))) == 2


def test_a_label_on_a_shelf_hides_the_phone_number_and_one_to_the_door_shows_it():
    on_shelf = make_parcels(make_shop()[2])[0]
    to_door = make_door_parcel(make_delivering_producer())
    loaded = {parcel.pk: parcel for parcel in Consignment.objects.for_board()}
    assert label_of(loaded[on_shelf.pk]).title == "L 家 138****0001"
    assert label_of(loaded[to_door.pk]).title == "L 家 13800000001"
    assert label_of(loaded[to_door.pk]).lines[0] == "云南昆明市五华区翠湖南路 1 号 2 栋"
    assert label_of(loaded[on_shelf.pk]).address == parcel_address(on_shelf)
    assert on_shelf.order.delivery.pickup_code not in label_of(loaded[on_shelf.pk]).address


def test_only_the_own_parcels_are_printed(client, shop):
    own, theirs = make_parcels(shop[2])[0], make_parcels(make_shop()[2])[0]
    every = "".join(pages(client.get(f"{PRINT}orders/")))
    named = "".join(pages(client.get(f"{PRINT}orders/", {"p": [own.number, theirs.number]})))
    for text in (every, named):
        assert own.number in text
        assert theirs.number not in text


def test_only_what_is_narrowed_or_chosen_is_printed(client, shop):
    first, second = make_parcels(shop[2], point=make_pickup_point())[0], make_parcels(shop[2])[0]
    packed = advance(consignment=make_parcels(shop[2])[0], to="packed")
    asked = {
        "": {first.number, second.number},
        f"route={first.order.delivery.point_id}": {first.number},
        f"p={second.number}": {second.number},
        "of=packed": {packed.number},
    }
    for query, wanted in asked.items():
        text = "".join(pages(client.get(f"{PRINT}orders/?{query}")))
        assert {parcel.number for parcel in (first, second, packed) if parcel.number in text} == wanted


def test_nothing_to_print_is_said_and_an_unknown_paper_is_not_there(client, shop):
    assert "There is nothing to print." in client.get(f"{PRINT}slips/", follow=True).content.decode()
    assert client.get(f"{PRINT}secrets/").status_code == 404


def test_a_long_paper_is_made_by_the_worker_after_one_question(client, shop):
    for _order in range(3):
        make_parcels(shop[2], quantity=1)
    long = KINDS["slips"].__class__(**{**KINDS["slips"].__dict__, "at_once": 2, "per_part": 2})
    from portal.papers import kinds

    kinds.register_paper(long)
    try:
        asked = client.get(f"{PRINT}slips/?language=zh-hans")
        assert "Make the PDF" in asked.content.decode()
        assert Paper.objects.count() == 0
        page = client.post(f"{PRINT}slips/?language=zh-hans").url
        for _round in range(3):
            deliver_due()
    finally:
        kinds.register_paper(KINDS["slips"])
    paper = Paper.objects.get()
    assert f'href="{page}">{paper.title}</a>' in client.get(PRINT).content.decode()
    assert page == f"/en/papers/{paper.token}/"
    file = b"".join(client.get(f"{page}file/").streaming_content)
    assert "海尾村寄出" in PdfReader(BytesIO(file)).pages[0].extract_text().replace(" ", "")
    assert f"{date.today():%Y-%m-%d}" in paper.title


def test_a_machine_without_pango_gives_the_page_itself(client, shop, monkeypatch):
    (parcel,) = make_parcels(shop[2])
    monkeypatch.setattr(pdf, "why_not", lambda: "no Pango")
    response = client.get(f"{PRINT}labels/?language=en")
    html = response.content.decode()
    assert response["Content-Type"].startswith("text/html")
    assert "This machine makes no PDF." in html
    assert parcel.number in html
    assert "style=" not in html
    assert printing.can_print() is False


def test_the_page_of_papers_costs_the_same_however_many_parcels(client, shop):
    def cost(path):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200
        return len(queries)

    make_parcels(shop[2], quantity=1)
    client.get(PRINT)
    papers = [PRINT, *(f"{PRINT}{name}/" for name in KINDS)]
    few = [cost(path) for path in papers]
    for _order in range(5):
        make_parcels(shop[2], make_product(shop[1], price="10.00"), quantity=1)
    assert [cost(path) for path in papers] == few
    assert max(few) <= 15
