"""Every page of the dashboard opens for an operator, under the strict policy, and for nobody without the right."""

import re

import pytest
from django.urls import NoReverseMatch, reverse
from django.utils import translation
from oscar.core.loading import get_class, get_model
from pytest_django.asserts import assertRedirects

from marketplace.dashboard.access import KEPT
from portal.navigation.menu import Tab, current_tab, main_tabs
from portal.villages.models import Membership
from tests.dashboard.factories import make_operator, make_staff, make_world
from tests.factories import make_user, make_village

pytestmark = pytest.mark.django_db
FOREIGN = re.compile(r"""(?:src|href|action)\s*=\s*["'](?:https?:)?//(?!testserver)[^"']+""")
INLINE = re.compile(r"""<script(?![^>]*\bsrc=)[^>]*>|\son[a-z]+\s*=\s*["']|\sstyle\s*=\s*["']|<style""")
POST_ONLY = {"range-reorder"}
ELSEWHERE = {"login"}


def address(name, world):
    with translation.override("en"):
        try:
            return reverse(f"dashboard:{name}", kwargs=world.get(name))
        except NoReverseMatch:
            return reverse(f"dashboard:{name}")


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_every_page_opens_without_foreign_hosts_or_inline_script(client, language):
    world = make_world()
    client.force_login(make_operator())
    for name in sorted(KEPT - POST_ONLY - ELSEWHERE):
        path = address(name, world).replace("/en/", f"/{language}/")
        response = client.get(path, follow=True)
        assert response.status_code == 200, path
        if response["Content-Type"].startswith("text/html"):
            html = response.content.decode()
            assert (path, INLINE.findall(html), FOREIGN.findall(html)) == (path, [], [])
            assert "script-src 'self'" in response["Content-Security-Policy"]


def test_a_new_offer_is_made_in_its_four_steps(client):
    make_world()
    client.force_login(make_operator())
    base = "/en/shop/dashboard/offers/new"
    products = get_model("offer", "Range").objects.get()
    client.post(f"{base}/metadata/", {"name": "New offer", "description": "d", "offer_type": "Site"})
    client.post(f"{base}/incentive/", {"range": products.pk, "type": "Percentage", "value": "5"})
    client.post(f"{base}/condition/", {"range": products.pk, "type": "Count", "value": "2"})
    response = client.post(f"{base}/restrictions/", {"priority": "0", "exclusive": "on"})
    assert response.status_code == 302, response.context["form"].errors
    assert get_model("offer", "ConditionalOffer").objects.filter(name="New offer").exists()


@pytest.mark.parametrize("name", sorted(KEPT - ELSEWHERE))
def test_no_page_is_there_for_customers_shop_managers_and_partner_users(client, name):
    world = make_world()
    path = address(name, world)
    user = make_user()
    get_model("partner", "Partner").objects.get().users.add(user)
    client.force_login(user)
    assert (client.get(path).status_code, client.post(path).status_code) == (404, 404), path


def test_oscars_partner_permission_opens_nothing(client):
    from django.contrib.auth.models import Permission

    world = make_world()
    user = make_user()
    user.user_permissions.add(Permission.objects.get(codename="dashboard_access"))
    client.force_login(user)
    for name in ("index", "order-list", "order-detail", "catalogue-product-list"):
        assert client.get(address(name, world)).status_code == 404


@pytest.mark.parametrize("name", sorted(KEPT - ELSEWHERE - {"index"}))
def test_bare_staff_sees_nothing_but_the_empty_overview(client, name):
    world = make_world()
    client.force_login(make_staff())
    path = address(name, world)
    assert (client.get(path, follow=True).status_code, client.post(path, follow=True).status_code) in {
        (404, 404),
        (404, 405),
    }, path


def test_bare_staff_sees_no_figures(client):
    make_world()
    client.force_login(make_staff())
    response = client.get("/en/shop/dashboard/")
    assert (response.status_code, response.context["figures"]) == (200, [])


def test_the_overview_counts_what_needs_a_hand(client):
    make_world()
    client.force_login(make_operator())
    response = client.get("/en/shop/dashboard/")
    found = {figure["label"]: figure["value"] for figure in response.context["figures"]}
    assert found == {
        "Orders today": 1,
        "Sold in seven days": "¥20",
        "Parcels to pack": 1,
        "Parcels late": 0,
        "Bank transfers awaited": 1,
        "Money to give back": 0,
        "Reviews to check": 1,
        "Low on stock": 1,
    }


@pytest.mark.parametrize(
    "path",
    [
        "pages/",
        "comms/",
        "shipping/weight-based/",
        "partners/create/",
        "partners/1/delete/",
        "partners/1/users/1/link/",
        "catalogue/products/1/delete/",
        "catalogue/products/bulk-action/",
        "catalogue/option/",
        "orders/1/lines/1/",
        "orders/1/shipping-address/",
        "users/1/password-reset/",
        "users/alerts/",
    ],
)
def test_what_would_go_past_our_services_has_no_address(client, path):
    make_world()
    client.force_login(make_operator())
    assert client.get(f"/en/shop/dashboard/{path}").status_code == 404
    assert client.post(f"/en/shop/dashboard/{path}").status_code == 404


@pytest.mark.parametrize("name", ["order-list", "users-index", "stock-alert-list", "reviews-list", "voucher-list"])
@pytest.mark.parametrize("text", ['"', "\x00", "   ", "%", "9" * 400])
def test_odd_searches_are_answered(client, name, text):
    make_world()
    client.force_login(make_operator())
    names = ("text", "status", "email", "name", "q", "keyword", "date_from", "payment", "search", "page", "sort", "dir")
    response = client.get(address(name, {}), dict.fromkeys(names, text))
    assert response.status_code in (200, 404)
    assert "\x00" in text or response.status_code == 200 or "page" in names


@pytest.mark.parametrize(
    ("path", "name", "module"),
    [
        ("dashboard.views", "IndexView", "marketplace.dashboard.views"),
        ("dashboard.views", "LoginView", "marketplace.dashboard.views"),
        ("dashboard.orders.views", "OrderListView", "marketplace.dashboard.orders.views"),
        ("dashboard.orders.views", "OrderDetailView", "marketplace.dashboard.orders.views"),
        ("dashboard.orders.forms", "OrderSearchForm", "marketplace.dashboard.orders.forms"),
        ("dashboard.reports.reports", "ReportCSVFormatter", "marketplace.dashboard.reports.reports"),
        ("dashboard.catalogue.forms", "CategoryForm", "marketplace.dashboard.catalogue.forms"),
        ("dashboard.catalogue.views", "ProductClassDeleteView", "marketplace.dashboard.catalogue.types"),
        ("dashboard.catalogue.formsets", "AttributeOptionFormSet", "django.forms.formsets"),
        ("dashboard.offers.forms", "BenefitForm", "marketplace.dashboard.offers.forms"),
        ("dashboard.vouchers.forms", "VoucherSetForm", "marketplace.dashboard.vouchers.forms"),
        ("dashboard.ranges.forms", "RangeProductForm", "marketplace.dashboard.ranges.forms"),
        ("dashboard.partners.forms", "PartnerAddressForm", "marketplace.dashboard.partners.forms"),
        ("dashboard.reviews.forms", "ProductReviewSearchForm", "marketplace.dashboard.reviews.forms"),
        ("dashboard.reports.views", "IndexView", "marketplace.dashboard.reports.views"),
    ],
)
def test_oscar_takes_our_classes(path, name, module):
    assert get_class(path, name).__module__ == module


def test_a_category_gets_both_names_and_a_readable_address(client):
    client.force_login(make_operator())
    response = client.post(
        "/en/shop/dashboard/catalogue/categories/create/",
        {"name_zh_hans": "茶叶", "name_en": "Tea", "is_public": "on", "treebeard_position": "first-child"},
    )
    assert response.status_code == 302, response.context["form"].errors
    made = get_model("catalogue", "Category").objects.get()
    assert (made.name_zh_hans, made.name_en, made.slug) == ("茶叶", "Tea", "cha-ye")


def test_who_works_elsewhere_is_led_from_the_dashboard_to_their_own_desk(client):
    village = make_village()
    manager, buyer = make_user(email="packer@example.com"), make_user(email="buyer@example.com")
    Membership.objects.create(user=manager, village=village, role="shop_manager")
    client.force_login(manager)
    assertRedirects(
        client.get("/zh-hans/shop/dashboard/"), "/zh-hans/shop/dashboard/today/", fetch_redirect_response=False
    )
    client.force_login(buyer)
    assert client.get("/zh-hans/shop/dashboard/").status_code == 404


def test_one_menu_leads_from_the_account_through_the_dashboard_to_the_page_admin_and_back(client):
    client.force_login(make_operator())
    assert 'href="/zh-hans/shop/dashboard/"' in client.get("/zh-hans/shop/accounts/").content.decode()
    dashboard = client.get("/zh-hans/shop/dashboard/").content.decode()
    menu = dashboard[dashboard.index('class="work-menu"') :]
    assert 'href="/admin/"' in menu
    assert not re.search(r">\s*[A-Z][a-z]+[^<]*</a>", menu[: menu.index("</nav>")])
    assert "/shop/dashboard/" in client.get("/admin/").content.decode()


def test_no_tab_of_the_public_site_is_current_in_the_dashboard(client):
    client.force_login(make_operator())
    html = client.get("/en/shop/dashboard/").content.decode()
    tabs = html[html.index('class="tabs"') :]
    assert "aria-current" not in tabs[: tabs.index("</nav>")]


@pytest.mark.parametrize(
    ("path", "tab"),
    [("my-business/1/", ""), ("office/", ""), ("around/green-lake/", "community"), ("shop/tell-me/mine/", "me")],
)
def test_each_address_belongs_to_one_tab(path, tab):
    with translation.override("en"):
        tabs = [*main_tabs(), Tab("community", "", "", "", ("/en/around/",))]
        assert current_tab(tabs, f"/en/{path}") == tab


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_no_page_needs_script_for_a_day_a_menu_or_a_dialogue(client, language):
    world = make_world()
    client.force_login(make_operator())
    for name in sorted(KEPT - POST_ONLY - ELSEWHERE):
        path = address(name, world).replace("/en/", f"/{language}/")
        response = client.get(path, follow=True)
        if not response["Content-Type"].startswith("text/html"):
            continue
        html = response.content.decode()
        dead = re.findall(r'href="#"|href=""|data-toggle|data-oscarWidget', html)
        days = re.findall(r'<input type="text"[^>]*name="[^"]*date[^"]*"', html)
        empty = re.findall(r"<h([1-6])[^>]*>\s*</h", html)
        levels = [int(level) for level in re.findall(r"<h([1-6])[ >]", html)]
        jumps = [pair for pair in zip(levels, levels[1:], strict=False) if pair[1] > pair[0] + 1]
        assert (path, dead, days, empty, jumps) == (path, [], [], [], [])


def test_reviews_are_found_by_their_day(client):
    make_world()
    client.force_login(make_operator())
    reviews = "/en/shop/dashboard/reviews/"
    assert len(client.get(reviews, {"date_from": "2000-01-01"}).context["review_list"]) == 1
    assert len(client.get(reviews, {"date_to": "2000-01-01"}).context["review_list"]) == 0
    assert client.get(reviews, {"date_from": "x"}).status_code == 200


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_yes_and_no_are_said_in_the_readers_language(client, language):
    client.force_login(make_operator())
    for room in ("vouchers", "offers"):
        page = client.get(f"/{language}/shop/dashboard/{room}/").content.decode()
        yes, no = ("Yes", "No") if language == "en" else ("是", "否")
        assert re.findall(r'<option value="true"[^>]*>([^<]+)', page)[0] == yes
        assert re.findall(r'<option value="false"[^>]*>([^<]+)', page)[0] == no
        assert "-------" not in page


def test_dates_are_no_goods_of_a_seller(client):
    product = make_world()["catalogue-product"]["pk"]
    Product = get_model("catalogue", "Product")
    parent = Product.objects.get(pk=product)
    child = Product.objects.create(structure="child", parent=parent, title="x", product_class=None)
    child.stockrecords.create(partner=parent.stockrecords.get().partner, partner_sku="date-1", price=1)
    Product.objects.filter(pk=parent.pk).update(structure="standalone")
    client.force_login(make_operator())
    assert "1 of 1 products on sale" in client.get("/en/shop/dashboard/partners/").content.decode()
