"""Operators, and one row of everything the dashboard shows."""

from datetime import timedelta

from django.contrib.auth.models import Permission
from django.utils import timezone
from oscar.core.loading import get_model

from tests.consignments.factories import make_parcels, make_shop
from tests.factories import make_user


def make_staff(*permissions):
    """Return a staff member with these permissions ("order.view_order") and no other."""
    user = make_user(is_staff=True)
    for name in permissions:
        label, codename = name.split(".")
        user.user_permissions.add(Permission.objects.get(content_type__app_label=label, codename=codename))
    return user


def make_operator():
    """Return an operator who may do everything."""
    return make_user(is_staff=True, is_superuser=True)


def make_world() -> dict[str, dict]:
    """Make a row of everything; return the arguments of the dashboard's addresses by name."""
    _village, _producer, product = make_shop()
    (parcel,) = make_parcels(product, provider="bank_transfer")
    category = get_model("catalogue", "Category").add_root(name="粮", slug="grain")
    record = product.stockrecords.get()
    get_model("partner", "StockAlert").objects.create(stockrecord=record, threshold=30)
    buyer = make_user()
    review = get_model("reviews", "ProductReview").objects.create(
        product=product, user=buyer, score=4, title="Fresh", body="Good", status=0
    )
    option_group = make_grades()
    row = {"catalogue-product": product, "catalogue-product-facts": product, "partner-manage": record.partner}
    row |= {"user-detail": buyer, "reviews-update": review, "reviews-delete": review}
    for name in ("detail-list", "update", "delete"):
        row[f"catalogue-category-{name}"] = category
    for name in ("update", "delete"):
        row[f"catalogue-class-{name}"] = product.product_class
        row[f"catalogue-attribute-option-group-{name}"] = option_group
    args = {name: {"pk": found.pk} for name, found in {**row, **_offers(product)}.items()}
    args["catalogue-category-create-child"] = {"parent": category.pk}
    args["order-detail"] = {"number": parcel.order.number}
    return args


def make_grades():
    """Return a list of two choices."""
    grades = get_model("catalogue", "AttributeOptionGroup").objects.create(name="Grades")
    for chinese, english in (("特级", "Special"), ("一级", "First")):
        grades.options.create(option_zh_hans=chinese, option_en=english)
    return grades


def make_offers(product) -> tuple:
    """Return an offer, its range, a voucher and a set of vouchers."""
    products = get_model("offer", "Range").objects.create(name="Rice", slug="rice", includes_all_products=False)
    products.add_product(product)
    condition = get_model("offer", "Condition").objects.create(range=products, type="Count", value=1)
    benefit = get_model("offer", "Benefit").objects.create(range=products, type="Percentage", value=10)
    offer = get_model("offer", "ConditionalOffer").objects.create(
        name="Ten off", slug="rice", offer_type="Site", condition=condition, benefit=benefit
    )
    days = {"start_datetime": timezone.now(), "end_datetime": timezone.now() + timedelta(days=9)}
    voucher = get_model("voucher", "Voucher").objects.create(name="Ten", code="TEN", usage="Multi-use", **days)
    vouchers = get_model("voucher", "VoucherSet").objects.create(name="Many", code_length=8, count=2, **days)
    return offer, products, voucher, vouchers


def _offers(product) -> dict:
    offer, products, voucher, vouchers = make_offers(product)
    rows = {f"offer-{name}": offer for name in ("metadata", "condition", "benefit", "restrictions", "delete", "detail")}
    rows |= {f"range-{name}": products for name in ("update", "delete", "products", "reorder")}
    rows |= {f"voucher-{name}": voucher for name in ("update", "delete", "stats")}
    return rows | {f"voucher-set-{name}": vouchers for name in ("update", "detail", "download", "delete")}
