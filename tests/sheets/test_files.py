"""Goods as a file: what goes out, what comes back, what would change, what is written once."""

import io
import zipfile
from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from oscar.core.loading import get_model

from marketplace.producers.services import set_price, set_stock
from marketplace.sheets import reading
from marketplace.sheets.exceptions import SheetUnreadable
from marketplace.sheets.models import Sheet, SheetRow
from marketplace.sheets.services import confirm_sheet, files, prune_sheets, read_sheet, try_sheet_again
from portal.ledger.invariants import check_all
from portal.outbox.models import Message
from portal.outbox.services import deliver_due
from portal.users.services import erase_account
from portal.villages.models import Membership
from tests.consignments.factories import make_manager, make_parcels, make_shop
from tests.factories import make_product
from tests.placement.factories import stock_of
from tests.sheets.factories import csv_file, number_of, read_csv, read_xlsx, xlsx_file

pytestmark = pytest.mark.django_db
Product, Category = get_model("catalogue", "Product"), get_model("catalogue", "Category")
FILES = "/en/shop/dashboard/my-shop/files/"
HEAD = ["Product number", "Name in Chinese", "Name in English", "Price (¥)", "Stock", "On sale", "Category"]


def sent(shop, manager, *rows, head=("Product number", "Price (¥)", "Stock")):
    """Return the file of these rows as it was read."""
    return read_sheet(producer=shop[1], owner=manager, file=csv_file([list(head), *rows]))


def kinds(sheet):
    return list(sheet.rows.values_list("kind", flat=True))


def errors(sheet):
    return [row.errors for row in sheet.rows.filter(kind="wrong")]


def written(sheet):
    """Let the worker write a file; return (outcome, reason) of each row that was to be written."""
    confirm_sheet(sheet=sheet)
    while deliver_due():
        pass
    return list(sheet.rows.filter(kind__in=("new", "changed")).values_list("outcome", "reason"))


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_what_goes_out_comes_back_as_nothing_to_change(client, shop, manager, kind):
    grain = Category.add_root(name="粮", slug="grain", name_zh_hans="粮", name_en="Grain")
    get_model("catalogue", "ProductCategory").objects.create(product=shop[2], category=grain)
    make_product(shop[1], title_zh_hans="茶", season_months=0b111, pieces=6, unit="bag", stock=0, is_public=False)

    for language in ("en", "zh-hans"):
        response = client.get(f"/{language}/shop/dashboard/my-shop/files/goods.{kind}")
        file = SimpleUploadedFile(f"goods.{kind}", response.content)
        sheet = read_sheet(producer=shop[1], owner=manager, file=file)
        assert (kinds(sheet), sheet.total, sheet.unused) == (["same", "same"], 0, [])


def test_a_csv_has_the_mark_of_utf8_and_no_formula(client, shop, manager):
    Product.objects.filter(pk=shop[2].pk).update(title_en="=HYPERLINK(1)", title_zh_hans="+红米")
    response = client.get(f"{FILES}goods.csv")
    head, row, *more = read_csv(response)
    assert response.content.startswith(b"\xef\xbb\xbf")
    assert (head[:4], more) == (["Product number", "Name in Chinese", "Name in English", "Price (¥)"], [])
    assert row[:4] == [number_of(shop[2]), "'+红米", "'=HYPERLINK(1)", "10.00"]
    sheet = read_sheet(producer=shop[1], owner=manager, file=SimpleUploadedFile("a.csv", response.content))
    assert kinds(sheet) == ["same"]


def test_an_xlsx_has_numbers_as_numbers_and_no_formula(client, shop, manager):
    Product.objects.filter(pk=shop[2].pk).update(title_en="=1+1")
    row = read_xlsx(client.get(f"{FILES}goods.xlsx"))[1]
    assert (row[2], row[3], row[4]) == ("'=1+1", 10, 20)


def test_others_goods_are_in_nobody_elses_file(client, shop, manager):
    _village, _producer, theirs = make_shop()
    assert [row[0] for row in read_csv(client.get(f"{FILES}goods.csv"))[1:]] == [number_of(shop[2])]
    sheet = sent(shop, manager, [number_of(theirs), "1", "1"])
    (found,) = errors(sheet)
    assert found == [["Product number", f"You have no product with the number {number_of(theirs)}."]]
    assert client.get(f"{FILES}goods.pdf").status_code == 404


def test_the_page_shows_old_and_new_and_every_error_by_row_and_column(client, shop, manager):
    rice, tea = shop[2], make_product(shop[1])
    rows = [[number_of(rice), "12.5", "7"], [number_of(tea), "x", "-2"], [number_of(tea), "", ""]]
    upload = csv_file([["Product number", "Price (¥)", "Stock", "Colour"], *rows])

    response = client.post(FILES, {"file": upload})
    sheet = Sheet.objects.get()

    assert (response.status_code, response.url) == (302, f"{FILES}{sheet.token}/")
    assert [(row.number, row.kind) for row in sheet.rows.all()] == [(2, "changed"), (3, "wrong"), (4, "wrong")]
    first = client.get(response.url).content.decode()
    assert "“x” is no price such as 12.50." in first
    assert "Enter a number from 0 to 1000000." in first
    assert "This number stands in an earlier row, too." in first
    assert "Columns that are not used: Colour" in first
    second = client.get(f"{response.url}?show=changed").content.decode()
    assert "<del>10.00</del> → <b>12.50</b>" in second.replace("\n", "")
    assert "<del>20</del> → <b>7</b>" in second
    assert stock_of(rice) == (20, 0)


def test_confirmed_rows_are_written_once_and_a_second_tap_does_nothing(client, shop, manager):
    rice = shop[2]
    sheet = sent(shop, manager, [number_of(rice), "12.5", "7"], ["nobody", "1", "1"])
    for _tap in range(2):
        assert client.post(f"{FILES}{sheet.token}/confirm/").status_code == 302
    assert Message.objects.filter(kind=files.WRITE).count() == 1
    assert client.get(f"{FILES}{sheet.token}/")["Refresh"] == "3"
    deliver_due()
    set_price(product=rice, price=Decimal("15.00"))
    client.post(f"{FILES}{sheet.token}/confirm/")
    Message.objects.update(done_at=None)
    deliver_due()

    sheet.refresh_from_db()
    assert (sheet.state, sheet.done, sheet.total) == ("done", 1, 1)
    assert (rice.stockrecords.get().price, stock_of(rice)) == (Decimal("15.00"), (7, 0))
    html = client.get(f"{FILES}{sheet.token}/").content.decode()
    assert "The file was written on" in html
    assert "Refresh" not in client.get(f"{FILES}{sheet.token}/")


def test_a_row_without_a_number_becomes_a_hidden_product(shop, manager):
    Category.add_root(name="粮", slug="grain", name_zh_hans="粮", name_en="Grain")
    sheet = sent(shop, manager, ["", "紫米", "Purple rice", "9", "30", "yes", "grain"], head=HEAD)
    assert (kinds(sheet), written(sheet)) == (["new"], [("written", "")])
    made = Product.objects.get(title_zh_hans="紫米")
    record = made.stockrecords.get()
    assert (made.is_public, record.price, stock_of(made)) == (False, Decimal("9.00"), (30, 0))
    assert (record.partner, made.categories.get().slug) == (shop[1].partner, "grain")


def test_a_new_product_without_what_it_needs_is_named(shop, manager):
    sheet = sent(shop, manager, ["", "", "Purple rice", "", "30", "", ""], head=HEAD)
    assert errors(sheet) == [
        [[name, "A new product needs this."] for name in ("Name in Chinese", "Price (¥)", "Category")]
    ]
    assert confirm_sheet(sheet=sheet) is False
    assert Product.objects.count() == 1


def test_an_empty_cell_changes_nothing(shop, manager):
    sheet = sent(shop, manager, [number_of(shop[2]), "", "9"])
    assert sheet.rows.get().wanted == {"stock": 9}


def test_what_changed_since_it_was_shown_is_left_and_said(shop, manager):
    tea = make_product(shop[1])
    sheet = sent(shop, manager, [number_of(shop[2]), "", "30"], [number_of(tea), "4", ""])
    set_stock(product=shop[2], stock=18)
    assert written(sheet) == [("refused", "Stock has changed to 18 meanwhile."), ("written", "")]
    assert (stock_of(shop[2]), tea.stockrecords.get().price) == ((18, 0), Decimal("4.00"))


def test_a_stock_below_what_is_reserved_is_left_and_the_order_named(shop, manager):
    (parcel,) = make_parcels(shop[2], quantity=3)
    sheet = sent(shop, manager, [number_of(shop[2]), "12", "1"])
    ((outcome, reason),) = written(sheet)
    assert (outcome, parcel.order.number in reason) == ("refused", True)
    assert (stock_of(shop[2]), shop[2].stockrecords.get().price) == ((20, 3), Decimal("10.00"))


def test_a_long_file_is_written_part_by_part_and_a_crash_repeats_no_row(shop, manager, monkeypatch):
    monkeypatch.setattr(files, "PART", 2)
    goods = [shop[2], *(make_product(shop[1]) for _product in range(4))]
    sheet = sent(shop, manager, *([number_of(product), "3", ""] for product in goods))
    confirm_sheet(sheet=sheet)
    deliver_due()
    sheet.refresh_from_db()
    assert (sheet.done, sheet.state) == (2, "under_way")

    def fall(*args, **kwargs):
        raise OSError

    with monkeypatch.context() as broken:
        broken.setattr(files, "_write_row", fall)
        for tried in range(3):
            deliver_due(now=timezone.now() + timedelta(hours=9 * tried + 9))
    sheet.refresh_from_db()
    assert (sheet.done, sheet.has_failed) == (2, True)
    assert Product.objects.filter(stockrecords__price=3).count() == 2

    try_sheet_again(sheet=sheet)
    try_sheet_again(sheet=sheet)
    while deliver_due(now=timezone.now() + timedelta(days=3)):
        pass
    sheet.refresh_from_db()
    assert (sheet.done, sheet.state) == (5, "done")
    assert Product.objects.filter(stockrecords__price=3).count() == 5


def test_who_lost_the_shop_meanwhile_writes_nothing(shop, manager):
    sheet = sent(shop, manager, [number_of(shop[2]), "12", ""])
    confirm_sheet(sheet=sheet)
    Membership.objects.all().delete()
    deliver_due()
    assert sheet.rows.get().reason == "You no longer keep this shop."
    assert shop[2].stockrecords.get().price == Decimal("10.00")


def test_the_file_of_another_village_is_not_there(client, shop, manager):
    other = make_shop()
    sheet = sent(other, make_manager(other[0]), [number_of(other[2]), "1", ""])
    for path in ("", "confirm/", "again/"):
        assert client.post(f"{FILES}{sheet.token}/{path}").status_code in (404, 405)
    assert client.get(f"{FILES}{sheet.token}/").status_code == 404
    sheet.refresh_from_db()
    assert sheet.state == "shown"


@pytest.mark.parametrize(
    "write",
    [
        lambda rows: csv_file(rows, encoding="gb18030"),
        lambda rows: csv_file(rows, encoding="utf-16", delimiter="\t"),
        lambda rows: csv_file(rows, delimiter=";"),
        xlsx_file,
    ],
    ids=["gb18030", "utf-16", "semicolons", "xlsx"],
)
def test_spreadsheets_of_every_kind_are_read(shop, manager, write):
    head = ["商品编号", "中文名称", "库存"]
    file = write([head, [number_of(shop[2]), "红米（新）", 12.0], [None, None, None]])
    sheet = read_sheet(producer=shop[1], owner=manager, file=file)
    (row,) = sheet.rows.all()
    assert (row.errors, row.wanted) == ([], {"title_zh_hans": "红米（新）", "stock": 12})


def bomb() -> bytes:
    """Return a small file that grows beyond what is read."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * (reading.MAX_UNPACKED + 1))
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "There is no row of goods in this file."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "old Excel file"),
        (b"PK\x03\x04broken", "This file cannot be read."),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00", "This file is no table."),
        (b"a,b\n1,2\n", "The first row must name the columns"),
        (b"Product number,Stock,Stock\nx,1,2\n", "is there twice"),
        (b"Product number,Stock\n" + b"x,1\n" * (reading.MAX_ROWS + 1), "more than 2000 rows"),
        (b"x" * (reading.MAX_BYTES + 1), "larger than 2 MB"),
        (bomb(), "larger than 2 MB"),
    ],
    ids=["empty", "xls", "no zip", "picture", "no headings", "twice", "many rows", "large", "bomb"],
)
def test_what_is_no_table_of_goods_gets_a_sentence_and_nothing_is_kept(shop, manager, content, said):
    with pytest.raises(SheetUnreadable) as refused:
        read_sheet(producer=shop[1], owner=manager, file=SimpleUploadedFile("a.xlsx", content))
    assert said in str(refused.value)
    assert not Sheet.objects.exists()


def test_a_page_without_a_file_says_so(client, shop, manager):
    response = client.post(FILES)
    assert (response.status_code, "Choose a file." in response.content.decode()) == (422, True)


@pytest.mark.parametrize(
    ("column", "cell", "said"),
    [
        ("Season", "13", "Write the months"),
        ("Season", "1011", "Write the months"),
        ("Category", "nothing", "There is no category"),
        ("On sale", "perhaps", "Write yes or no."),
        ("Sold by the", "lorry", "Not a unit we know."),
        ("Name in English", "x" * 300, "At most 255 characters"),
        ("Stock", "3.5", "is no whole number"),
        ("Price (¥)", "1e400", "A price lies between"),
        ("Price (¥)", "NaN", "is no price"),
        ("Price (¥)", "1.005", "is no price"),
    ],
)
def test_a_cell_that_cannot_be_understood_is_named(shop, manager, column, cell, said):
    sheet = sent(shop, manager, [number_of(shop[2]), cell], head=("Product number", column))
    (((label, text),),) = errors(sheet)
    assert (label, said in text) == (column, True)


def test_words_in_either_language_are_understood(shop, manager):
    head = ("Product number", "Season", "On sale", "Sold by the", "Price (¥)")
    sheet = sent(shop, manager, [number_of(shop[2]), "9月、10月", "否", "袋", "¥1,200.5"], head=head)
    assert sheet.rows.get().wanted == {
        "season_months": 0b1100000000,
        "is_public": False,
        "unit": "bag",
        "price": "1200.50",
    }


def test_pages_cost_the_same_however_many_rows_and_goods(client, shop, manager):
    def queries(path):
        client.get(path)
        with CaptureQueriesContext(connection) as found:
            client.get(path)
        return len(found)

    one = sent(shop, manager, [number_of(shop[2]), "3", ""])
    few, out = queries(f"{FILES}{one.token}/"), queries(f"{FILES}goods.csv")
    goods = [make_product(shop[1]) for _product in range(60)]
    many = sent(shop, manager, *([number_of(product), "3", ""] for product in goods))
    assert queries(f"{FILES}{many.token}/") == few <= 15
    assert queries(f"{FILES}goods.csv") == out <= 15
    assert queries(FILES) <= 15


def test_old_files_go_and_those_being_written_stay(shop, manager):
    old, busy = sent(shop, manager, [number_of(shop[2]), "3", ""]), sent(shop, manager, [number_of(shop[2]), "4", ""])
    confirm_sheet(sheet=busy)
    Sheet.objects.update(made_at=timezone.now() - timedelta(days=31))
    assert prune_sheets() == "1 files of goods thrown away"
    assert list(Sheet.objects.all()) == [busy]
    assert not SheetRow.objects.filter(sheet=old.pk).exists()


def test_files_go_with_the_account_and_stand_in_the_download(client, shop, manager):
    sent(shop, manager, [number_of(shop[2]), "3", ""])
    told = client.get("/en/shop/accounts/profile/data/").json()["files_of_goods"]
    assert [(file["name"], file["total"]) for file in told] == [("goods.csv", 1)]
    erase_account(user=manager)
    assert not Sheet.objects.exists()


def test_the_books_find_a_file_whose_rows_do_not_add_up(shop, manager):
    sheet, name = (
        sent(shop, manager, [number_of(shop[2]), "3", ""]),
        "each row of a file of goods was written or left, once",
    )
    written(sheet)
    assert check_all()[name].broken == ""
    sheet.rows.update(outcome="")
    assert check_all()[name].broken == f"file {sheet.pk}"
