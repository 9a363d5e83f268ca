"""The operator's products, types, lists of choices and sellers."""

import csv
from decimal import Decimal
from io import StringIO

import pytest
from oscar.core.loading import get_model

from tests.consignments.factories import make_parcels, make_shop
from tests.dashboard.factories import make_grades, make_offers, make_operator, make_staff
from tests.factories import make_product

pytestmark = pytest.mark.django_db
CATALOGUE = "/en/shop/dashboard/catalogue/"
ProductClass = get_model("catalogue", "ProductClass")


@pytest.fixture
def shop():
    return make_shop()


@pytest.fixture
def operator(client):
    client.force_login(make_operator())
    return client


def found(client, **query):
    return {product.pk for product in client.get(CATALOGUE, query).context["products"]}


def test_products_are_found_by_name_village_state_and_stock(operator, shop):
    village, producer, rice = shop
    _other_village, other_producer, tea = make_shop()
    few = make_product(producer, stock=3)
    hidden = make_product(other_producer, stock=0)
    type(rice).objects.filter(pk=rice.pk).update(title_en="Black corn", title_zh_hans="黑玉米")
    type(rice).objects.filter(pk=hidden.pk).update(is_public=False)
    assert found(operator) == {rice.pk, tea.pk, few.pk, hidden.pk}
    assert found(operator, text="黑玉米") == {rice.pk}
    assert found(operator, text="black CORN") == {rice.pk}
    assert found(operator, village=village.pk) == {rice.pk, few.pk}
    assert found(operator, show="hidden") == {hidden.pk}
    assert found(operator, show="low") == {few.pk}
    assert found(operator, show="sold-out") == {hidden.pk}


@pytest.mark.parametrize(
    "query", [{"sort": "checkbox"}, {"village": "x"}, {"show": "x"}, {"page": "x"}, {"range": "x"}]
)
def test_nonsense_in_the_address_is_answered(operator, shop, query):
    assert operator.get(CATALOGUE, query).status_code in (200, 404)


def test_products_are_taken_off_sale_and_put_on_it_together(operator, shop):
    rice, tea = shop[2], make_product(shop[1])
    for action, expected in (("hide", False), ("publish", True)):
        response = operator.post(f"{CATALOGUE}?show=", {"action": action, "chosen": [rice.pk, tea.pk]}, follow=True)
        rice.refresh_from_db()
        tea.refresh_from_db()
        assert (rice.is_public, tea.is_public) == (expected, expected)
    assert "2 products put on sale." in response.content.decode()


@pytest.mark.parametrize("data", [{"action": "delete"}, {"action": "hide", "chosen": "x"}, {"action": "fill"}])
def test_other_posts_to_the_list_change_nothing(operator, shop, data):
    response = operator.post(CATALOGUE, {"chosen": shop[2].pk, **data})
    assert response.status_code == 404
    shop[2].refresh_from_db()
    assert shop[2].is_public


def test_who_may_only_look_sees_no_buttons_and_changes_nothing(client, shop):
    client.force_login(make_staff("catalogue.view_product"))
    assert 'name="action"' not in client.get(CATALOGUE).content.decode()
    assert client.post(CATALOGUE, {"action": "hide", "chosen": shop[2].pk}).status_code == 404
    shop[2].refresh_from_db()
    assert shop[2].is_public


def test_the_list_as_a_file_opens_in_chinese_and_calculates_nothing(operator, shop):
    type(shop[2]).objects.filter(pk=shop[2].pk).update(title_zh_hans="=1+1", title_en="Rice")
    content = operator.get(CATALOGUE, {"format": "csv"}).content
    header, row = csv.reader(StringIO(content.decode("utf-8-sig")))
    assert content.startswith(b"\xef\xbb\xbf")
    assert header[1:3] == ["Chinese name", "English name"]
    assert row[1:3] == ["'=1+1", "Rice"]


def save_type(client, name="茶", facts=(), pk=None, known=0, **more):
    address = f"{CATALOGUE}product-type/{f'{pk}/update' if pk else 'create'}/"
    data = {"name": name, "attributes-TOTAL_FORMS": len(facts), "attributes-INITIAL_FORMS": known, **more}
    for number, fact in enumerate(facts):
        data |= {f"attributes-{number}-{field}": value for field, value in fact.items()}
    return client.post(address, data)


def test_a_product_states_the_facts_of_its_type_to_buyers_in_their_language(operator, shop):
    rice, grades = shop[2], make_grades()
    grade = {"name_zh_hans": "等级", "name_en": "Grade", "type": "option", "option_group": grades.pk}
    assert save_type(operator, facts=[grade]).status_code == 302
    tea = ProductClass.objects.get(name="茶")
    fact = tea.attributes.get()
    assert (tea.slug, fact.code, tea.track_stock, tea.requires_shipping) == ("cha", "f_deng_ji", True, True)

    address = f"{CATALOGUE}products/{rice.pk}/facts/"
    operator.post(address, {"product_class": tea.pk})
    chosen = grades.options.get(option_en="Special")
    operator.post(address, {"product_class": tea.pk, fact.code: chosen.pk})

    assert "<dd>Special</dd>" in operator.get(rice.get_absolute_url()).content.decode()
    chinese = operator.get(rice.get_absolute_url().replace("/en/", "/zh-hans/")).content.decode()
    assert "等级</dt><dd>特级</dd>" in chinese


@pytest.mark.parametrize("kind", ["richtext", "file", "image", "entity", "html"])
def test_facts_that_could_carry_scripts_are_refused(operator, shop, kind):
    response = save_type(operator, facts=[{"name_zh_hans": "说明", "type": kind}])
    assert response.status_code == 200
    assert not get_model("catalogue", "ProductAttribute").objects.exists()


def test_what_products_use_is_not_deleted(operator, shop):
    rice, grades = shop[2], make_grades()
    grade = {"name_zh_hans": "等级", "type": "option", "option_group": grades.pk}
    save_type(operator, facts=[grade])
    tea = ProductClass.objects.get(name="茶")
    fact, chosen = tea.attributes.get(), grades.options.first()
    address = f"{CATALOGUE}products/{rice.pk}/facts/"
    operator.post(address, {"product_class": tea.pk})
    operator.post(address, {"product_class": tea.pk, fact.code: chosen.pk})

    operator.post(f"{CATALOGUE}product-type/{tea.pk}/delete/")
    operator.post(f"{CATALOGUE}attribute-option-group/{grades.pk}/delete/")
    save_type(operator, pk=tea.pk, known=1, facts=[{**grade, "id": fact.pk, "DELETE": "on"}])
    rows = {"options-TOTAL_FORMS": 1, "options-INITIAL_FORMS": 1, "options-0-id": chosen.pk, "options-0-DELETE": "on"}
    operator.post(f"{CATALOGUE}attribute-option-group/{grades.pk}/update/", {"name": "Grades", **rows})

    assert rice.attribute_values.get().value == chosen
    assert grades.options.count() == 2
    assert tea.attributes.count() == 1


@pytest.mark.parametrize("address", ["attribute-option-group/x/update/", "attribute-option-group/x/delete/"])
def test_ids_that_are_none_are_not_there(operator, address):
    assert operator.get(f"{CATALOGUE}{address}").status_code == 404


def test_a_seller_shows_its_people_and_gets_an_address(operator, shop):
    _village, producer, _rice = shop
    address = f"/en/shop/dashboard/partners/{producer.partner_id}/"
    data = {"name": "Terrace rice", "state": "53", "line4": "红河州", "line1": "1 号", "postcode": "661400"}
    assert operator.post(address, data).status_code == 302
    producer.partner.refresh_from_db()
    home = producer.partner.primary_address
    assert (producer.partner.name, home.state, home.country_id) == ("Terrace rice", "53", "CN")


LISTS = ["catalogue/", "partners/", "offers/", "ranges/", "vouchers/", "vouchers/sets/", "catalogue/stock-alerts/"]
REPORTS = [f"reports/?report_type={code}" for code in ("orders", "villages", "products", "open_baskets", "offers")]


@pytest.mark.parametrize("path", [*LISTS, *REPORTS, "orders/statistics/", "users/", "reviews/"])
def test_lists_cost_the_same_queries_however_long(operator, path, django_assert_max_num_queries):
    for number in range(3):
        _village, _producer, product = make_shop()
        make_parcels(product, quantity=1)
        if number == 0:
            make_offers(product)
        record = product.stockrecords.get()
        get_model("partner", "StockAlert").objects.create(stockrecord=record, threshold=30)
    operator.get(f"/en/shop/dashboard/{path}")
    with django_assert_max_num_queries(12):
        operator.get(f"/en/shop/dashboard/{path}")


@pytest.mark.parametrize("report", ["orders", "x", ""])
@pytest.mark.parametrize("days", [{"date_from": "x"}, {"date_from": "2026-02-01", "date_to": "2026-01-01"}])
def test_reports_and_statistics_answer_nonsense(operator, shop, report, days):
    assert operator.get("/en/shop/dashboard/reports/", {"report_type": report, **days}).status_code == 200
    assert operator.get("/en/shop/dashboard/orders/statistics/", days).status_code == 200


def test_statistics_count_what_was_sold(operator, shop):
    make_parcels(shop[2])
    context = operator.get("/en/shop/dashboard/orders/statistics/").context
    assert (context["sold_count"], context["sold_sum"]) == (1, Decimal("20.00"))
    assert [row["label"] for row in context["by_state"]] == ["under way"]
    assert [row["sum"] for row in context["by_village"]] == [Decimal("20.00")]
