"""django-oscar's part of the settings: which apps are forked, and how the shop behaves."""

from oscar import INSTALLED_APPS as OSCAR_APPS
from oscar.defaults import *  # noqa: F403

FORKS = {
    "django.contrib.admin": "portal.core.records.RecordsConfig",
    "oscar.apps.catalogue.apps.CatalogueConfig": "marketplace.catalogue.apps.CatalogueConfig",
    "oscar.apps.catalogue.reviews.apps.CatalogueReviewsConfig": (
        "marketplace.catalogue.reviews.apps.CatalogueReviewsConfig"
    ),
    "oscar.apps.partner.apps.PartnerConfig": "marketplace.partner.apps.PartnerConfig",
    "oscar.apps.basket.apps.BasketConfig": "marketplace.basket.apps.BasketConfig",
    "oscar.apps.checkout.apps.CheckoutConfig": "marketplace.checkout.apps.CheckoutConfig",
    "oscar.apps.order.apps.OrderConfig": "marketplace.order.apps.OrderConfig",
    "oscar.apps.shipping.apps.ShippingConfig": "marketplace.shipping.apps.ShippingConfig",
    "oscar.apps.search.apps.SearchConfig": "marketplace.search.apps.SearchConfig",
    "oscar.apps.customer.apps.CustomerConfig": "marketplace.customer.apps.CustomerConfig",
    "oscar.apps.dashboard.apps.DashboardConfig": "marketplace.dashboard.apps.DashboardConfig",
    "oscar.apps.dashboard.catalogue.apps.CatalogueDashboardConfig": (
        "marketplace.dashboard.catalogue.apps.CatalogueDashboardConfig"
    ),
    "oscar.apps.dashboard.orders.apps.OrdersDashboardConfig": (
        "marketplace.dashboard.orders.apps.OrdersDashboardConfig"
    ),
    "oscar.apps.dashboard.reports.apps.ReportsDashboardConfig": (
        "marketplace.dashboard.reports.apps.ReportsDashboardConfig"
    ),
    "oscar.apps.dashboard.offers.apps.OffersDashboardConfig": "marketplace.dashboard.offers.apps.OffersDashboardConfig",
    "oscar.apps.dashboard.vouchers.apps.VouchersDashboardConfig": (
        "marketplace.dashboard.vouchers.apps.VouchersDashboardConfig"
    ),
    "oscar.apps.dashboard.ranges.apps.RangesDashboardConfig": "marketplace.dashboard.ranges.apps.RangesDashboardConfig",
    "oscar.apps.dashboard.partners.apps.PartnersDashboardConfig": (
        "marketplace.dashboard.partners.apps.PartnersDashboardConfig"
    ),
    "oscar.apps.dashboard.reviews.apps.ReviewsDashboardConfig": (
        "marketplace.dashboard.reviews.apps.ReviewsDashboardConfig"
    ),
    "oscar.config.Shop": "marketplace.shop.apps.Shop",
}
SHOP_APPS = [FORKS.get(app, app) for app in OSCAR_APPS] + ["easy_thumbnails"]
# Forks that change classes but no model keep Oscar's own migrations.
MIGRATION_MODULES = {
    "reviews": "oscar.apps.catalogue.reviews.migrations",
    **{label: f"oscar.apps.{label}.migrations" for label in ("basket", "order", "shipping", "customer")},
}
SHOP_MIDDLEWARE = ["marketplace.basket.middleware.BasketMiddleware"]
SHOP_CONTEXT_PROCESSORS = ["marketplace.search.context_processors.shop"]

OSCAR_SHOP_NAME = "云里 Yunli"
OSCAR_HOMEPAGE = "/"
OSCAR_DEFAULT_CURRENCY = "CNY"
OSCAR_ALLOW_ANON_CHECKOUT = True
OSCAR_ALLOW_GUEST_CHECKOUT_WITH_ACCOUNT = True
OSCAR_REQUIRED_ADDRESS_FIELDS = ("first_name", "line1", "line4", "state", "phone_number")
OSCAR_MAX_BASKET_QUANTITY_THRESHOLD = 500
OSCAR_PRODUCTS_PER_PAGE = 24
OSCAR_THUMBNAILER = "oscar.core.thumbnails.EasyThumbnails"
OSCAR_EAGER_ALERTS = False
OSCAR_ALLOW_ANON_REVIEWS = False
OSCAR_MODERATE_REVIEWS = True
OSCAR_SEND_REGISTRATION_EMAIL = False
OSCAR_SLUG_ALLOW_UNICODE = False
# Spreadsheets read Chinese names only after this mark.
OSCAR_CSV_INCLUDE_BOM = True
# Oscar writes the days of an offer with this, whatever the language.
DATETIME_FORMAT = "Y-m-d H:i"
OSCAR_HIDDEN_FEATURES = ["wishlists"]
OSCAR_FROM_EMAIL = "post@yunli.example"
OSCAR_INITIAL_ORDER_STATUS = "placed"
OSCAR_INITIAL_LINE_STATUS = "placed"
# Back to placed: a hand-over that is undone (marketplace.consignments.services.undo).
OSCAR_ORDER_STATUS_PIPELINE = {"placed": ("completed", "cancelled"), "completed": ("placed",), "cancelled": ()}
OSCAR_LINE_STATUS_PIPELINE = OSCAR_ORDER_STATUS_PIPELINE
OSCAR_ORDER_STATUS_CASCADE = {"placed": "placed", "completed": "completed", "cancelled": "cancelled"}
HAYSTACK_CONNECTIONS = {"default": {"ENGINE": "haystack.backends.simple_backend.SimpleEngine"}}
HAYSTACK_SIGNAL_PROCESSOR = "haystack.signals.BaseSignalProcessor"
PHONENUMBER_DEFAULT_REGION = "CN"
