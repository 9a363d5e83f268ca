"""What stands in a box gets no deposit and no price by weight, wherever somebody types one; the box is named."""

from functools import partial

import pytest

from marketplace.boxes.models import BoxPart
from marketplace.boxes.services import Content, save_box
from marketplace.boxes.services import fill as fill_module
from marketplace.producers.exceptions import StandsInBoxes
from marketplace.producers.services import prices, set_deposit, set_price
from marketplace.sheets.services import Change, confirm_sheet, read_sheet, write_changes, write_next
from portal.ledger.invariants import check_all
from tests.boxes.factories import D, make_box
from tests.boxes.test_my_boxes import SHOP, manager, shop  # noqa: F401
from tests.factories import make_product
from tests.packing.test_my_shop import shelf
from tests.placement.at_once import at_once, meeting
from tests.sheets.factories import csv_file, number_of, read_csv

pytestmark = pytest.mark.django_db
HEAD = ["Product number", "Name in English", "Deposit on the container (¥)"]
SAID = "is in a box: Autumn box. Nothing in a box carries a deposit. Take it out first."


def typed(product, **changes):
    """What the filled form of goods sends."""
    record = product.stockrecords.get()
    data = {
        "title_zh_hans": product.title_zh_hans,
        "title_en": "Typed and kept",
        "unit": "piece",
        "net_grams": "800",
        "weight_grams": "900",
        "months": ["9", "10"],
        "category": shelf().pk,
        "price": "12.00",
        "stock": record.num_in_stock,
        "seen": record.num_in_stock,
        "is_public": "on",
    }
    return {**data, **changes}


@pytest.mark.parametrize(
    ("field", "changes", "said"),
    [
        ("deposit", {"deposit": "5.00"}, "Nothing in a box carries a deposit. Take it out first."),
        (
            "by_weight",
            {"by_weight": "on", "most_grams": "1500"},
            "Nothing in a box is charged by weight. Take it out first.",
        ),
    ],
)
def test_the_form_of_goods_names_the_box_and_keeps_what_was_typed(client, shop, manager, field, changes, said):  # noqa: F811
    apples = shop[2]
    make_box(shop[1], (apples, 2))

    response = client.post(f"{SHOP}{apples.pk}/", typed(apples, **changes))

    form, page = response.context["form"], response.content.decode()
    assert (response.status_code, f"is in a box: Autumn box. {said}" in page) == (422, True)
    assert list(form.errors) == [field]
    assert 'value="Typed and kept"' in page
    record = apples.stockrecords.get()
    assert (record.price, record.deposit, record.jin_price) == (D("10.00"), D("0.00"), None)
    assert type(apples).objects.get(pk=apples.pk).title_en != "Typed and kept"


def test_all_boxes_are_named_and_a_new_price_for_one_is_let_through(shop):  # noqa: F811
    apples = shop[2]
    make_box(shop[1], (apples, 2))
    make_box(shop[1], (apples, 3), title_en="Winter box")

    with pytest.raises(StandsInBoxes) as refused:
        set_deposit(product=apples, deposit=D("3.00"))
    set_price(product=apples, price=D("11.00"), most_grams=None)
    set_deposit(product=apples, deposit=D("0.00"))

    assert "is in a box: Autumn box, Winter box." in str(refused.value)
    assert apples.stockrecords.get().price == D("11.00")


def test_taken_out_of_its_box_it_may_have_a_deposit(shop):  # noqa: F811
    apples, honey = shop[2], make_product(shop[1])
    box = make_box(shop[1], (apples, 2))
    save_box(producer=shop[1], box=box, contents=[Content(honey, 2)], fields={}, price=D("20.00"))

    set_deposit(product=apples, deposit=D("3.00"))

    assert apples.stockrecords.get().deposit == D("3.00")


def test_a_file_says_it_before_anything_is_written(shop, manager):  # noqa: F811
    apples, honey = shop[2], make_product(shop[1])
    make_box(shop[1], (apples, 2))
    rows = [HEAD, [number_of(apples), "Apples", "4"], [number_of(honey), "Honey", "¥5.00"]]

    sheet = read_sheet(producer=shop[1], owner=manager, file=csv_file(rows))

    first, second = sheet.rows.all()
    assert (first.kind, first.errors) == ("wrong", [[HEAD[2], f"{apples.get_title()} {SAID}"]])
    assert (second.kind, second.wanted) == ("changed", {"title_en": "Honey", "deposit": "5.00"})
    confirm_sheet(sheet=sheet)
    write_next({"sheet": sheet.pk, "done": 0})
    assert (apples.stockrecords.get().deposit, honey.stockrecords.get().deposit) == (D("0.00"), D("5.00"))


def test_a_box_made_after_the_file_was_shown_still_stops_it(shop, manager):  # noqa: F811
    apples = shop[2]
    sheet = read_sheet(producer=shop[1], owner=manager, file=csv_file([HEAD, [number_of(apples), "New", "4"]]))
    make_box(shop[1], (apples, 2))
    confirm_sheet(sheet=sheet)

    write_next({"sheet": sheet.pk, "done": 0})

    row = sheet.rows.get()
    assert (row.outcome, SAID in row.reason) == ("refused", True)
    assert apples.stockrecords.get().deposit == D("0.00")
    assert type(apples).objects.get(pk=apples.pk).title_en != "New"


@pytest.mark.parametrize("cell", ["-1", "1000.01", "5.001", "much"])
def test_a_file_s_deposit_is_money_up_to_a_thousand(shop, manager, cell):  # noqa: F811
    sheet = read_sheet(producer=shop[1], owner=manager, file=csv_file([HEAD, [number_of(shop[2]), "", cell]]))
    assert sheet.rows.get().kind == "wrong"


def test_a_file_shows_deposits_and_gives_boxes_none(client, shop, manager):  # noqa: F811
    jar = make_product(shop[1], price="18.00")
    set_deposit(product=jar, deposit=D("5.00"))
    box = make_box(shop[1], (shop[2], 2))
    head, *exported = read_csv(client.get(f"{SHOP}files/goods.csv"))
    shown = {row[0]: row[head.index(HEAD[2])] for row in exported}
    assert (shown[number_of(jar)], shown[number_of(box)]) == ("5.00", "0.00")

    sheet = read_sheet(producer=shop[1], owner=manager, file=csv_file([HEAD, [number_of(box), "", "5"]]))

    assert "is a box: this follows from what is in it." in sheet.rows.get().errors[0][1]


def test_the_table_changes_the_price_of_what_stands_in_a_box(shop):  # noqa: F811
    make_box(shop[1], (shop[2], 2))
    change = Change(shop[2].pk, {"price": D("9.00")}, {"price": D("10.00")})
    assert write_changes(changes=[change]) == {}
    assert shop[2].stockrecords.get().price == D("9.00")


def fill_and_give(shop):  # noqa: F811
    """Put ten products into a box and, at the same moment, give each a deposit; return the results."""
    parts = [make_product(shop[1], price="10.00", stock=20) for _number in range(10)]
    calls = []
    for part in parts:
        words = {"producer": shop[1], "fields": {"title_zh_hans": "箱", "is_public": True}, "price": D("25.00")}
        calls.append(partial(save_box, contents=[Content(part, 2)], **words))
        calls.append(partial(set_deposit, product=part, deposit=D("3.00")))
    return parts, at_once(calls)


def both(parts) -> int:
    """How many products stand in a box and carry a deposit."""
    return BoxPart.objects.filter(part__in=parts, part__stockrecords__deposit__gt=0).count()


@pytest.mark.django_db(transaction=True)
@pytest.mark.postgres
def test_a_deposit_and_a_box_at_the_same_moment_never_both_come_through(shop):  # noqa: F811
    parts, results = fill_and_give(shop)

    refused = [result for result in results if isinstance(result, Exception)]
    assert both(parts) == 0
    assert len(refused) == 10, refused
    assert {type(result).__name__ for result in refused} <= {"PartRefused", "StandsInBoxes"}
    assert {name: finding.broken for name, finding in check_all().items() if finding.broken} == {}


@pytest.mark.django_db(transaction=True)
@pytest.mark.postgres
def test_control_without_the_lock_both_come_through(shop, monkeypatch):  # noqa: F811
    read = meeting(20)

    def read_and_met(*, pks):
        records = prices.StockRecord.objects.in_bulk(list(pks))
        read()
        return records

    monkeypatch.setattr(fill_module, "lock_stock", read_and_met)
    monkeypatch.setattr(prices, "lock_stock", read_and_met)

    parts, _results = fill_and_give(shop)

    assert both(parts) > 0
