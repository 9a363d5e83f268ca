"""Addresses below /<lang>/accounts/vouchers/: a neighbour's own vouchers."""

from django.urls import path

from portal.businesses import voucher_views

app_name = "vouchers"
urlpatterns = [
    path("", voucher_views.vouchers, name="list"),
    path("<slug:code>/", voucher_views.voucher, name="show"),
]
