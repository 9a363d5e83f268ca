"""Lots are opened with a number of their own, and one of them is in use."""

from datetime import date

import pytest

from marketplace.produce.exceptions import LotClosed
from marketplace.produce.models import Lot, LotUse
from marketplace.produce.services import close_lot, open_lot, reopen_lot, use_lot
from marketplace.produce.services.lots import initials
from tests.consignments.factories import make_shop
from tests.factories import make_product, make_village
from tests.produce.factories import make_lot, recalled

pytestmark = pytest.mark.django_db


def in_use(product) -> list[str]:
    """Return the codes of the lots in use: one, or none."""
    return list(LotUse.objects.filter(product=product, until=None).values_list("lot__code", flat=True))


def test_a_lot_is_named_after_village_and_day_and_counted_on():
    _village, producer, tea = make_shop(name_zh_hans="茶山村")
    walnuts = make_product(producer)
    words = {"plot": "老茶林", "grower": "A 家"}

    codes = [
        open_lot(product=product, harvested_on=date(2026, 11, 30), **words).code for product in (tea, walnuts, tea)
    ]
    other_day = open_lot(product=tea, harvested_on=date(2026, 12, 1), **words).code

    assert codes == ["CS-261130-1", "CS-261130-2", "CS-261130-3"]
    assert other_day == "CS-261201-1"


@pytest.mark.parametrize(
    ("name", "slug", "expected"),
    [("云梯村", "x", "YT"), ("独龙江上游村", "x", "DLJS"), ("", "far-hill", "FARH"), ("寨", "zhai", "ZHAI")],
)
def test_initials_come_from_the_chinese_name_or_the_address(name, slug, expected):
    assert initials(make_village(name_zh_hans=name, slug=slug)) == expected


def test_two_villages_with_the_same_initials_never_share_a_number():
    _one, _producer, tea = make_shop(name_zh_hans="茶山村")
    _two, _producer, cane = make_shop(name_zh_hans="蔡沙村")
    assert [make_lot(tea).code, make_lot(cane).code] == ["CS-261120-1", "CS-261120-2"]


def test_a_new_lot_is_in_use_and_the_one_before_stays_open():
    *_shop, rice = make_shop()
    first, second = make_lot(rice), make_lot(rice)
    assert in_use(rice) == [second.code]
    assert Lot.objects.get(pk=first.pk).is_open

    use_lot(lot=first)

    assert in_use(rice) == [first.code]
    assert LotUse.objects.filter(product=rice).count() == 3


def test_using_the_lot_in_use_changes_nothing():
    *_shop, rice = make_shop()
    lot = make_lot(rice)
    use_lot(lot=lot)
    assert LotUse.objects.filter(product=rice).count() == 1


def test_closing_the_lot_in_use_puts_the_newest_open_one_in_its_place():
    *_shop, rice = make_shop()
    oldest, older, newest = make_lot(rice), make_lot(rice), make_lot(rice)

    close_lot(lot=newest)
    assert in_use(rice) == [older.code]
    close_lot(lot=older)
    assert in_use(rice) == [oldest.code]
    close_lot(lot=oldest)
    close_lot(lot=oldest)

    assert in_use(rice) == []
    assert not Lot.objects.open().exists()


def test_a_closed_lot_opens_again_and_is_in_use_when_no_other_is():
    *_shop, rice = make_shop()
    lot, other = make_lot(rice), make_lot(rice)
    close_lot(lot=other)
    reopen_lot(lot=other)
    assert in_use(rice) == [lot.code]
    close_lot(lot=other)
    close_lot(lot=lot)

    reopen_lot(lot=other)

    assert in_use(rice) == [other.code]


def test_neither_a_closed_nor_a_recalled_lot_can_be_used():
    *_shop, rice = make_shop()
    closed, gone = make_lot(rice), make_lot(rice)
    close_lot(lot=closed)
    recalled(gone)

    for lot in (closed, gone):
        with pytest.raises(LotClosed, match=f"Nothing is packed from lot {lot.code} any more"):
            use_lot(lot=lot)
    with pytest.raises(LotClosed):
        reopen_lot(lot=gone)

    assert in_use(rice) == []
