"""A preorder is sold as its crop's variant with a stock of its own, travels alone and is paid when it is ordered."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from oscar.core.loading import get_model

from marketplace.catalogue.cards import cards_at
from marketplace.consignments.services.create import evening_of
from marketplace.harvest.models import Preorder
from marketplace.harvest.services import close_past_preorders
from marketplace.placement.choices import Delivery
from marketplace.placement.exceptions import NotForSale, OutOfStock, PaymentNotOffered
from marketplace.preorders.exceptions import CropNotSold, PreorderOpen, WindowRefused
from marketplace.preorders.services import change_preorder, close_preorder, open_preorder
from marketplace.producers.exceptions import StockReserved
from marketplace.producers.models import DeliveryBand, DeliveryZone
from portal.outbox.services import deliver_due
from tests.factories import make_producer, make_product
from tests.placement.factories import stock_of
from tests.preorders.factories import in_days, open_one, order

pytestmark = pytest.mark.django_db
Product = get_model("catalogue", "Product")
DOOR = Delivery(method="home", province="53", city="昆明市", district="五华区", street="翠湖南路 1 号")


def page(client, path: str, **data) -> str:
    response = client.post(path, data, follow=True) if data else client.get(path, follow=True)
    assert response.status_code == 200
    return response.content.decode()


def crop_page(client, crop) -> str:
    return page(client, f"/en/shop/catalogue/{crop.slug}_{crop.pk}/")


def test_the_cap_is_a_stock_of_its_own_and_the_parcel_too(scripted, books):
    crop = make_product(stock=5, price="10.00")
    preorder = open_one(crop, cap=20, price="12.00")

    made = order(preorder, 3, goods=[(crop, 2)])

    today, later = made.consignments.order_by("number")
    assert (today.preorder, later.preorder) == (None, preorder)
    assert [line.quantity for line in later.lines.all()] == [3]
    assert later.pack_by == evening_of(preorder.arrives_until - timedelta(days=2))
    assert stock_of(crop) == (5, 2)
    assert stock_of(preorder.product) == (20, 3)
    assert made.total_incl_tax == Decimal("56.00")
    assert books() == {}


def test_each_parcel_to_the_door_is_charged_by_itself(scripted, books):
    producer = make_producer(free_delivery_from=Decimal("50.00"))
    zone = DeliveryZone.objects.create(producer=producer, name="Yunnan", provinces=["53"])
    DeliveryBand.objects.create(zone=zone, up_to_grams=1000, price="8.00")
    DeliveryBand.objects.create(zone=zone, up_to_grams=5000, price="14.00")
    crop = make_product(producer, price="10.00", weight_grams=1000)
    preorder = open_one(crop, price="12.00")

    made = order(preorder, 3, goods=[(crop, 1)], charge="22.00", delivery=DOOR)

    assert [parcel.charge for parcel in made.consignments.order_by("number")] == [Decimal("8.00"), Decimal("14.00")]
    assert made.placement.snapshot["charges"] == {str(producer.partner_id): "22.00"}
    assert books() == {}


def test_no_more_than_the_cap_is_sold_and_the_crops_stock_does_not_help(scripted):
    preorder = open_one(make_product(stock=50), cap=2)
    order(preorder, 2)
    with pytest.raises(OutOfStock):
        order(preorder, 1)
    assert stock_of(preorder.product) == (2, 2)


def test_it_is_paid_when_it_is_ordered(scripted):
    preorder = open_one()
    with pytest.raises(PaymentNotOffered):
        order(preorder, provider="pay_at_pickup")
    assert stock_of(preorder.product) == (20, 0)
    assert order(preorder, provider="bank_transfer").status == "placed"


@pytest.mark.parametrize("how", ["closed", "last day over", "crop withdrawn"])
def test_what_has_closed_cannot_be_ordered(scripted, how):
    preorder = open_one()
    if how == "closed":
        close_preorder(preorder=preorder)
    elif how == "last day over":
        Preorder.objects.update(closes_on=in_days(-1))
    else:
        Product.objects.filter(pk=preorder.crop_id).update(is_public=False)
    with pytest.raises(NotForSale):
        order(Preorder.objects.get())
    assert stock_of(preorder.product) == (20, 0)


def test_the_clock_closes_what_is_past_its_last_day():
    past, open_still = open_one(), open_one()
    Preorder.objects.filter(pk=past.pk).update(closes_on=in_days(-1))
    assert close_past_preorders() == "1 preorders closed"
    assert [Preorder.objects.get(pk=each.pk).status for each in (past, open_still)] == ["closed", "open"]


@pytest.mark.parametrize(("first", "last", "closes"), [(0, 10, -1), (30, 29, 20), (30, 40, 30), (-5, 5, -6)])
def test_days_that_cannot_be_promised_are_refused(first, last, closes):
    crop = make_product()
    days = {"arrives_from": in_days(first), "arrives_until": in_days(last), "closes_on": in_days(closes)}
    with pytest.raises(WindowRefused):
        open_preorder(crop=crop, cap=5, price=Decimal("1.00"), **days)
    assert not Preorder.objects.exists()
    assert not crop.children.exists()


def test_a_crop_has_one_open_preorder_and_a_variant_none():
    preorder = open_one()
    with pytest.raises(PreorderOpen):
        open_one(preorder.crop)
    with pytest.raises(CropNotSold):
        open_one(preorder.product)
    other = open_one()
    with pytest.raises(IntegrityError), transaction.atomic():
        Preorder.objects.filter(pk=other.pk).update(crop=preorder.crop)
    close_preorder(preorder=preorder)
    assert open_one(preorder.crop).status == "open"


def test_the_cap_is_never_less_than_what_is_ordered(scripted):
    preorder = open_one(cap=5)
    order(preorder, 3)
    words = {"price": Decimal("15.00"), "closes_on": in_days(20)}
    with pytest.raises(StockReserved):
        change_preorder(preorder=preorder, cap=2, **words)
    assert stock_of(preorder.product) == (5, 3)
    change_preorder(preorder=preorder, cap=3, seen=5, **words)
    assert stock_of(preorder.product) == (3, 3)
    assert Preorder.objects.get().closes_on == in_days(20)
    assert Product.objects.get(pk=preorder.product_id).price == Decimal("15.00")


def test_it_stands_in_no_list_and_its_address_leads_to_the_crop(client):
    crop = make_product(title_en="Plum", title_zh_hans="梅子")
    preorder = open_one(crop)
    variant = preorder.product
    assert (variant.title_en, variant.title_zh_hans) == ("Plum (preorder)", "梅子（预购）")
    assert [product.title for product in client.get("/en/shop/catalogue/").context["products"]] == ["Plum"]
    response = client.get(f"/en/shop/catalogue/{variant.slug}_{variant.pk}/")
    assert response.headers["Location"] == crop.get_absolute_url()


def test_card_and_page_show_the_promise_and_what_is_left(client):
    crop = make_product(stock=0, title_en="Plum")
    preorder = open_one(crop, cap=7)
    days = crop_page(client, crop)
    for words in ("Preorder", preorder.promise, "7 can still be ordered.", f"/basket/add/{preorder.product_id}/"):
        assert words in days
    assert '"availability": "https://schema.org/PreOrder"' in days
    market = page(client, "/en/shop/catalogue/")
    assert f"Preorder ¥12: a{preorder.promise[1:]}" in market
    assert f"/basket/add/{preorder.product_id}/" in market


def test_a_change_of_the_preorder_shows_at_once(client, remembered_parts):
    crop = make_product(stock=0)
    assert "Sold out" in crop_page(client, crop)
    preorder = open_one(crop, cap=7)
    assert "7 can still be ordered." in crop_page(client, crop)
    assert cards_at([crop.pk])[0].preorder.left == 1
    preorder.product.stockrecords.update(num_allocated=3)
    assert "4 can still be ordered." in crop_page(client, crop)
    preorder.product.stockrecords.update(num_allocated=7)
    assert "All of it is ordered." in crop_page(client, crop)
    assert "Sold out" in page(client, "/en/shop/catalogue/")
    close_preorder(preorder=preorder)
    assert "All of it is ordered." not in crop_page(client, crop)
    assert cards_at([crop.pk])[0].preorder is None


def test_basket_and_checkout_show_it_apart_and_offer_no_paying_later(client):
    crop = make_product(stock=5, title_en="Plum")
    preorder = open_one(crop)
    for product in (crop, preorder.product):
        page(client, f"/en/shop/basket/add/{product.pk}/", quantity="1")
    basket = client.get("/en/shop/basket/")
    assert [group.preorder for group in basket.context["groups"]] == [None, preorder]
    assert preorder.promise in basket.content.decode()
    checkout = client.get("/en/shop/checkout/")
    assert [parcel.preorder for parcel in checkout.context["parcels"]] == [None, preorder]
    assert preorder.promise in checkout.content.decode()
    assert "pay_at_pickup" not in {provider.code for provider in checkout.context["providers"]}


def test_confirmation_tracking_and_mail_say_when_it_arrives(client, scripted, mailoutbox):
    preorder = open_one()
    made = order(preorder)
    assert preorder.promise in page(client, f"/en/shop/track/{made.delivery.token}/")
    deliver_due()
    letter = next(mail for mail in mailoutbox if made.number in mail.subject)
    assert preorder.promise in letter.body
    assert preorder.promise in letter.alternatives[0][0]
