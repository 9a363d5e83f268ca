"""My shop's boxes: made on a phone, refused in sentences, nothing typed is lost; others' are not there."""

from datetime import date

import pytest
from oscar.core.loading import get_model

from marketplace.boxes.exceptions import PartRefused
from marketplace.boxes.models import BoxPart
from marketplace.boxes.services import Content, follow_all, save_box
from marketplace.boxes.services.fill import box_class
from marketplace.catalogue.seasons import ALL_YEAR
from marketplace.harvest.services import set_harvest
from marketplace.producers.exceptions import NoStockOfItsOwn
from marketplace.producers.services import set_price, set_public, set_stock
from marketplace.producers.services.prices import set_deposit
from marketplace.sheets.services import read_sheet
from tests.boxes.factories import D, make_box, make_parts
from tests.consignments.factories import make_manager, make_shop
from tests.factories import make_product
from tests.packing.test_my_shop import shelf
from tests.preorders.factories import open_one
from tests.sheets.factories import csv_file, number_of, read_csv

pytestmark = pytest.mark.django_db
Product = get_model("catalogue", "Product")
SHOP = "/en/shop/dashboard/my-shop/"
NEW = f"{SHOP}boxes/new/"


@pytest.fixture
def shop():
    """(village, producer, product at 10.00 CNY with 20 in stock)"""
    return make_shop()


@pytest.fixture
def manager(client, shop):
    user = make_manager(shop[0], language="en")
    client.force_login(user)
    return user


def typed(*rows, **changes):
    """What a filled form of a new box sends; rows are (product or its id, quantity)."""
    data = {
        "title_zh_hans": "秋天的箱子",
        "title_en": "Autumn box",
        "category": shelf().pk,
        "price": "25.00",
        "is_public": "on",
        "in-TOTAL_FORMS": str(len(rows) + 1),
        "in-INITIAL_FORMS": "0",
        f"in-{len(rows)}-part": "",
        f"in-{len(rows)}-quantity": "",
    }
    for number, (part, quantity) in enumerate(rows):
        data |= {f"in-{number}-part": getattr(part, "pk", part), f"in-{number}-quantity": quantity}
    return {**data, **changes}


def inside(box):
    return list(BoxPart.objects.filter(box=box).order_by("position").values_list("part", "quantity"))


def test_a_manager_makes_a_box_and_sees_it_in_the_shop_and_the_market(client, shop, manager):
    apples, honey = shop[2], make_product(shop[1], price="18.00", stock=7, weight_grams=800)

    assert client.post(NEW, typed((apples, 2), (honey, 1))).status_code == 302

    box = Product.objects.get(title_en="Autumn box")
    assert inside(box) == [(apples.pk, 2), (honey.pk, 1)]
    assert (box.weight_grams, box.product_class) == (1800, box_class())
    shop_page = client.get(SHOP).content.decode()
    assert "7 can be made up" in shop_page
    assert "In parts it costs ¥38: you save ¥13." in client.get(box.get_absolute_url()).content.decode()


def test_another_row_keeps_what_was_typed_and_reckons_what_the_parts_cost(client, shop, manager):
    words = typed((shop[2], 3), price="", more="1", taste_en="A box of all")

    response = client.post(NEW, words)

    page = response.content.decode()
    assert (response.status_code, Product.objects.filter(title_en="Autumn box").exists()) == (200, False)
    assert ("A box of all" in page, "the parts cost ¥30" in page) == (True, True)
    rows = response.context["form"].rows
    assert [(row["part"].value(), row["quantity"].value()) for row in rows][:1] == [(str(shop[2].pk), "3")]
    assert len(rows.forms) == 4


def test_the_rows_of_a_box_are_changed_and_taken_out(client, shop, manager):
    honey = make_product(shop[1], price="18.00")
    box = make_box(shop[1], (shop[2], 2), (honey, 1))

    client.post(f"{SHOP}boxes/{box.pk}/", typed((honey, 4)))

    assert inside(box) == [(honey.pk, 4)]
    assert client.get(f"{SHOP}{box.pk}/").url.endswith(f"/boxes/{box.pk}/")


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([], "Put at least two things into the box, or two of one."),
        ([("own", 1)], "Put at least two things into the box, or two of one."),
        ([("own", 2), ("own", 1)], "is there twice. Write the number into one row."),
        ([("own", "")], "Say how many."),
        ([("own", 0)], "Enter a number from 1."),
        ([(999999, 1)], "Choose one of your own products."),
        ([("x", 1)], "Choose one of your own products."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(client, shop, manager, rows, said):
    rows = [(shop[2] if part == "own" else part, quantity) for part, quantity in rows]

    response = client.post(NEW, typed(*rows))

    assert (response.status_code, said in response.content.decode()) == (422, True)
    assert 'value="Autumn box"' in response.content.decode()
    assert not BoxPart.objects.exists()


def unfit(kind, producer):
    """Return a product that cannot go into a box of this producer, for this reason."""
    if kind == "other_village":
        return make_product()
    if kind == "is_box":
        return make_box(producer, (make_product(producer), 2))
    part = make_product(producer)
    if kind == "by_weight":
        set_price(product=part, price=D("8.00"), most_grams=900)
    elif kind == "deposit":
        set_deposit(product=part, deposit=D("3.00"))
    elif kind == "not_on_sale":
        set_public(products=[part], is_public=False)
    elif kind == "preorder":
        return open_one(part).product
    elif kind == "not_counted":
        part.stockrecords.update(num_in_stock=None)
    return part


REASONS = ("other_village", "is_box", "by_weight", "deposit", "not_on_sale", "preorder", "not_counted")


@pytest.mark.parametrize("kind", REASONS)
def test_what_cannot_be_sold_in_a_box_is_refused_in_a_sentence(kind):
    producer, (apples,) = make_parts(None, 9)
    part = unfit(kind, producer)
    before = BoxPart.objects.count()

    with pytest.raises(PartRefused) as refused:
        make_box(producer, (apples, 1), (part, 1))

    assert (refused.value.why, part.get_title() in str(refused.value)) == (kind, True)
    assert BoxPart.objects.count() == before


def test_a_part_taken_off_sale_meanwhile_is_refused_beside_its_row(client, shop, manager):
    hidden = make_product(shop[1], is_public=False)

    page = client.post(NEW, typed((shop[2], 1), (hidden, 1))).content.decode()

    assert f"{hidden.title_en} is not on sale now." in page


def test_somebody_else_s_box_is_not_there(client, shop, manager):
    producer, (apples,) = make_parts(None, 9)
    box = make_box(producer, (apples, 2))

    assert client.get(f"{SHOP}boxes/{box.pk}/").status_code == 404
    assert client.post(f"{SHOP}boxes/{box.pk}/", typed((shop[2], 2))).status_code == 404
    assert client.get(f"{SHOP}boxes/{shop[2].pk}/").status_code == 404
    assert inside(box) == [(apples.pk, 2)]


def test_a_box_has_no_stock_lots_harvest_or_preorder_of_its_own(client, shop, manager):
    box = make_box(shop[1], (shop[2], 2))

    with pytest.raises(NoStockOfItsOwn):
        set_stock(product=box, stock=5)
    assert client.post(f"{SHOP}{box.pk}/quick/", {"price": "22.00"}).status_code == 302
    assert box.stockrecords.get().price == D("22.00")
    for path in (f"{box.pk}/lots/", f"{box.pk}/harvest/", f"{box.pk}/preorder/"):
        assert client.get(SHOP + path).status_code == 404, path
    assert client.post(f"{SHOP}{box.pk}/copy/").status_code == 404, "a box is copied with what is in it"


def test_a_file_writes_a_box_s_price_and_refuses_its_stock(client, shop, manager):
    box = make_box(shop[1], (shop[2], 2))
    exported = read_csv(client.get(f"{SHOP}files/goods.csv"))
    row = next(row for row in exported if row[0] == number_of(box))
    assert row[exported[0].index("Stock")] == ""

    head = ["Product number", "Price (¥)", "Stock"]
    sheet = read_sheet(producer=shop[1], owner=manager, file=csv_file([head, [number_of(box), "21.00", ""]]))
    assert [row.wanted for row in sheet.rows.all()] == [{"price": "21.00"}]
    sheet = read_sheet(producer=shop[1], owner=manager, file=csv_file([head, [number_of(box), "21.00", "5"]]))
    assert [row.kind for row in sheet.rows.all()] == ["wrong"]
    assert "is a box: this follows from what is in it." in sheet.rows.get().errors[0][1]


def test_the_table_saves_a_box_s_price_and_asks_for_no_stock(client, shop, manager):
    box = make_box(shop[1], (shop[2], 2))
    p = f"p{box.pk}-"
    words = {"row": box.pk, f"{p}price": "19.00", f"{p}was_price": "25.00", f"{p}was_stock": ""}

    client.post(f"{SHOP}table/", {**words, f"{p}is_public": "on", f"{p}was_is_public": "on", f"{p}stock": "7"})

    record = box.stockrecords.get()
    assert (record.price, record.num_in_stock) == (D("19.00"), None)


def test_the_form_of_a_part_names_its_boxes(client, shop, manager):
    box = make_box(shop[1], (shop[2], 2))
    page = client.get(f"{SHOP}{shop[2].pk}/").content.decode()
    assert f'href="{SHOP}boxes/{box.pk}/">Autumn box</a>' in page


def test_season_and_weight_follow_the_parts(shop):
    honey = make_product(shop[1], season_months=ALL_YEAR, weight_grams=900)
    set_harvest(product=shop[2], months=[9, 10, 11])
    box = make_box(shop[1], (shop[2], 2), (honey, 1))
    assert (Product.objects.get(pk=box.pk).months, box.weight_grams) == ([9, 10, 11], 1900)

    set_harvest(product=honey, months=[11, 12], first=date(2026, 11, 5), last=date(2026, 12, 20))

    now = Product.objects.get(pk=box.pk)
    assert (now.months, now.harvest_from, now.harvest_until) == ([11], date(2026, 11, 5), date(2026, 11, 30))
    set_harvest(product=honey, months=[1])
    assert Product.objects.get(pk=box.pk).months == []
    assert follow_all() == "0 boxes follow their parts anew"


def test_two_who_fill_a_box_do_it_one_after_the_other(shop):
    honey = make_product(shop[1])
    box = make_box(shop[1], (shop[2], 2), (honey, 1))

    for contents in ([Content(honey, 3)], [Content(shop[2], 1), Content(honey, 1)]):
        save_box(producer=shop[1], box=box, contents=contents, fields={}, price=D("20.00"))

    assert inside(box) == [(shop[2].pk, 1), (honey.pk, 1)]
