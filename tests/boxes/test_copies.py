"""Next season's box from this one's, in one tap."""

import pytest
from oscar.core.loading import get_model

from marketplace.boxes.models import BoxPart
from marketplace.boxes.services import copy as copy_module
from marketplace.boxes.services import copy_box
from marketplace.producers.services import set_public
from tests.boxes.factories import D, make_box, make_parts
from tests.boxes.test_my_boxes import SHOP, inside, manager, shop, typed  # noqa: F401

pytestmark = pytest.mark.django_db
Product = get_model("catalogue", "Product")


def test_one_tap_opens_a_hidden_copy_with_the_same_contents(client, shop, manager):  # noqa: F811
    box = make_box(shop[1], (shop[2], 3), price="27.00", taste_en="All of it")
    page = client.get(SHOP).content.decode()
    assert f'action="{SHOP}boxes/{box.pk}/copy/"' in page

    response = client.post(f"{SHOP}boxes/{box.pk}/copy/", follow=True)

    copy = Product.objects.get(title_en="Autumn box (copy)")
    assert response.redirect_chain == [(f"{SHOP}boxes/{copy.pk}/", 302)]
    assert "This is a copy, not on sale yet." in response.content.decode()
    assert (copy.is_public, inside(copy), copy.taste_en) == (False, [(shop[2].pk, 3)], "All of it")
    record = copy.stockrecords.get()
    assert (record.price, record.num_in_stock, record.low_stock_threshold) == (D("27.00"), None, None)
    assert (copy.weight_grams, copy.product_class) == (box.weight_grams, box.product_class)
    assert client.post(f"{SHOP}boxes/{copy.pk}/", typed((shop[2], 4))).status_code == 302
    assert (inside(copy), inside(box)) == ([(shop[2].pk, 4)], [(shop[2].pk, 3)])


def test_a_part_off_sale_is_copied_and_asked_for_when_the_copy_is_saved(client, shop, manager):  # noqa: F811
    box = make_box(shop[1], (shop[2], 2))
    set_public(products=[shop[2]], is_public=False)

    copy = copy_box(box=box)

    assert inside(copy) == [(shop[2].pk, 2)]
    response = client.post(f"{SHOP}boxes/{copy.pk}/", typed((shop[2], 2)))
    assert (response.status_code, "is not on sale now." in response.content.decode()) == (422, True)


def test_nothing_is_left_of_a_copy_that_fails_half_way(monkeypatch):
    producer, (apples,) = make_parts(None, 9)
    box = make_box(producer, (apples, 2))
    before = Product.objects.count(), BoxPart.objects.count()
    monkeypatch.setattr(copy_module.index, "insert_or_update_object", lambda instance: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        copy_box(box=box)

    assert (Product.objects.count(), BoxPart.objects.count()) == before


def test_somebody_else_s_box_and_goods_that_are_none_are_not_copied(client, shop, manager):  # noqa: F811
    producer, (apples,) = make_parts(None, 9)
    theirs = make_box(producer, (apples, 2))
    before = Product.objects.count()

    for pk in (theirs.pk, shop[2].pk):
        assert client.post(f"{SHOP}boxes/{pk}/copy/").status_code == 404
    assert client.get(f"{SHOP}boxes/{theirs.pk}/copy/").status_code == 405
    assert Product.objects.count() == before
