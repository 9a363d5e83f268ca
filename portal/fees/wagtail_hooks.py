"""The operator's page of payouts in the Wagtail admin."""

from django.urls import include, path
from wagtail import hooks


@hooks.register("register_admin_urls")
def fee_payout_urls() -> list:
    return [path("fees/", include("portal.fees.admin_urls"))]
