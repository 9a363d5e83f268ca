"""One table of addresses: admins, shop, accounts, API, then pages last."""

from django.apps import apps
from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from portal.users.views import django_admin_sign_in, page_sign_in, wagtail_sign_in

urlpatterns = [
    path("admin/login/", wagtail_sign_in),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("django-admin/login/", django_admin_sign_in),
    path("django-admin/", admin.site.urls),
    path("", include("portal.core.urls")),
    path("payments/", include("portal.payments.urls")),
    path("l/", include("marketplace.produce.short_urls")),
    path("", include("marketplace.consignments.pickup_urls")),
    path("", include("portal.businesses.scan_urls")),
    path("embed/nearby/", include("portal.nearby.embed_urls")),
    *i18n_patterns(
        path("shop/payment/", include("marketplace.placement.urls")),
        path("shop/track/", include("marketplace.complaints.buyer_urls")),
        path("shop/track/", include("marketplace.invoicing.buyer_urls")),
        path("shop/track/", include("marketplace.bookings.guest_urls")),
        path("", include("marketplace.substitutions.urls")),
        path("shop/book/", include("marketplace.bookings.public_urls")),
        path("shop/tell-me/", include("marketplace.notices.urls")),
        path("shop/lot/", include("marketplace.produce.public_urls")),
        path("shop/track/", include("marketplace.checkout.track_urls")),
        path("shop/track/", include("marketplace.consignments.urls")),
        path("shop/", include(apps.get_app_config("oscar").urls[0])),
        path("accounts/vouchers/", include("portal.businesses.voucher_urls")),
        path("accounts/requests/", include("portal.trades.errand_urls")),
        path("accounts/gift-credit/", include("marketplace.gifts.urls")),
        path("accounts/", include("portal.users.urls")),
        path("accounts/", include("allauth.urls")),
        path("harvest/", include("marketplace.harvest.public_urls")),
        path("search/", include("portal.site_search.urls")),
        path("papers/", include("portal.papers.urls")),
        path("contact/", include("portal.helpdesk.urls")),
        path("", include("portal.fees.urls")),
        path("my-home/", include("portal.residents.urls")),
        path("office/fees/", include("portal.fees.office_urls")),
        path("office/notices/", include("portal.noticeboard.office_urls")),
        path("office/repairs/", include("portal.repairs.office_urls")),
        path("office/", include("portal.residents.office_urls")),
        path("notices/", include("portal.noticeboard.urls")),
        path("repairs/", include("portal.repairs.urls")),
        path("homes/", include("portal.housing.urls")),
        path("my-homes/", include("portal.housing.own_urls")),
        path("gatherings/", include("portal.gatherings.urls")),
        path("visit-questions/", include("portal.tourism.urls")),
        path("my-business/", include("portal.trades.desk_urls")),
        path("my-business/", include("portal.businesses.desk_urls")),
        path("around/", include("portal.nearby.urls")),
        path("around/", include("portal.trades.urls")),
        path("around/", include("portal.businesses.urls")),
        path("", include("portal.core.public_urls")),
        path("_util/login/", page_sign_in),
        path("", include(wagtail_urls)),
    ),
]
if settings.SANDBOX_MOUNTED:
    urlpatterns.insert(0, path("sandbox-pay/", include("portal.payments.sandbox.urls")))
