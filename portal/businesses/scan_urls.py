"""The short address in a voucher's code, below /v/."""

from django.urls import path

from portal.businesses import voucher_views

urlpatterns = [path("v/<slug:code>", voucher_views.scan, name="voucher_scan")]
