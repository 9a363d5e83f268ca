"""Charged by weight and sent in two parcels, offered instead, ordered ahead: where the rooms of packing meet."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from marketplace.consignments.exceptions import WeighedTogether
from marketplace.consignments.services import join, split, undo
from marketplace.producers.services.prices import set_deposit
from marketplace.substitutions.exceptions import NotOwnGoods
from marketplace.substitutions.services import goods_for
from portal.payments.models import Attempt
from tests.consignments.factories import make_manager, make_parcels, make_shop
from tests.consignments.test_split import later_of
from tests.consignments.test_weigh import charged, make_chicken, weigh
from tests.factories import make_product
from tests.substitutions.factories import make_short_crop, offer_of

pytestmark = pytest.mark.django_db
D = Decimal


@pytest.fixture
def parts(scripted):
    """Two parcels with two and one of three chickens, 79.20 CNY at most each, all paid."""
    _village, producer, _rice = make_shop()
    (parcel,) = make_parcels(make_chicken(producer), quantity=3, provider="scripted")
    return parcel, later_of(parcel, 1)


def test_each_part_is_weighed_by_itself_and_pays_its_weight(parts, books, django_capture_on_commit_callbacks):
    now, later = parts
    with django_capture_on_commit_callbacks(execute=True):
        weigh(now, 4000)
        weigh(later, 2000)
    assert (charged(now), charged(later)) == ((4000, D("144.00")), (2000, D("72.00")))
    assert Attempt.objects.get().refunded == D("237.60") - D("216.00")
    assert books() == {}


def test_what_was_weighed_is_neither_parted_nor_joined(parts):
    now, later = parts
    manager = make_manager(now.partner.producer.village)
    weigh(later, 2000, by=manager)
    undo(consignment=later, by=manager)
    with pytest.raises(WeighedTogether):
        join(consignment=later)
    weigh(now, 4000, by=manager)
    undo(consignment=now, by=manager)
    packed, day = now.lines.get(), timezone.localdate() + timedelta(days=2)
    with pytest.raises(WeighedTogether):
        split(consignment=now, later={packed.pk: 1}, day=day, key="again")
    assert (packed.quantity, later.lines.get().quantity, now.order.consignments.count()) == (2, 1, 2)


def test_what_is_weighed_or_carries_a_deposit_is_not_offered_instead(scripted):
    case = make_short_crop(provider="scripted")
    jar, chicken = make_product(case.producer), make_chicken(case.producer)
    set_deposit(product=jar, deposit=D("5.00"))
    assert set(goods_for(consignment=case.parcel)) == {case.beans, case.peas}
    for product in (jar, chicken):
        with pytest.raises(NotOwnGoods):
            offer_of(case, product=product)
