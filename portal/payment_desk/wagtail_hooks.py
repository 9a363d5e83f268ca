"""The address of the desk of payments in the Wagtail admin."""

from django.urls import include, path
from wagtail import hooks


@hooks.register("register_admin_urls")
def payment_desk_urls() -> list:
    return [path("payments/", include("portal.payment_desk.urls"))]
