"""Addresses of the payouts to property companies, below /admin/fees/."""

from django.urls import path

from portal.fees import payout_views

app_name = "fee-payouts"
urlpatterns = [
    path("", payout_views.CompaniesView.as_view(), name="companies"),
    path("<int:pk>/pay-out/", payout_views.PayOutView.as_view(), name="pay-out"),
    path("payouts/<int:pk>.csv", payout_views.PayoutTableView.as_view(), name="table"),
    path("hand-back/<int:pk>/", payout_views.HandBackView.as_view(), name="hand-back"),
]
