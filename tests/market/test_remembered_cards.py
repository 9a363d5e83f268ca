"""A product's card is remembered under everything it shows."""

import pytest
from django.core.cache import caches
from django.template.loader import render_to_string
from django.utils import translation
from oscar.core.loading import get_model

from tests.factories import make_product


@pytest.fixture(autouse=True)
def remembered_cards(settings):
    """The cards' cache as the site runs it."""
    settings.CACHES = {
        **settings.CACHES,
        "cards": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "test-cards"},
    }
    caches["cards"].clear()
    yield
    caches["cards"].clear()


def card(product) -> str:
    found = get_model("catalogue", "Product").objects.for_cards().get(pk=product.pk)
    return render_to_string(
        "components/product_card.html", {"product": found, "above_fold": 0, "forloop": {"counter": 1}}
    )


def test_the_same_card_is_written_once(db, monkeypatch):
    product = make_product(price="39.00")
    first = card(product)
    monkeypatch.setattr(type(product), "unit_price", lambda *_args: pytest.fail("written again"))
    assert card(product) == first


@pytest.mark.parametrize(
    ("change", "shown"),
    [
        (lambda product: product.stockrecords.update(price="41.50"), "41.50"),
        (lambda product: product.stockrecords.update(num_in_stock=0), "btn"),
        (lambda product: product.stockrecords.update(num_in_stock=3), 'class="tag g"'),
        (
            lambda product: type(product).objects.filter(pk=product.pk).update(title_zh_hans="冬蜜", title_en="冬蜜"),
            "冬蜜",
        ),
        (
            lambda product: (
                type(product).objects.filter(pk=product.pk).update(content_zh_hans="一罐", content_en="一罐")
            ),
            "一罐",
        ),
    ],
)
def test_a_change_shows_at_once(db, change, shown):
    product = make_product(price="39.00", stock=50)
    before = card(product)
    change(product)
    assert (shown in before, shown in card(product)) in {(False, True), (True, False)}


def test_each_language_has_a_card_of_its_own(db):
    product = make_product(price="39.00")
    with translation.override("zh-hans"):
        chinese = card(product)
    with translation.override("en"):
        assert card(product) != chinese
