"""Money, below /<lang>/shop/dashboard/money/."""

from django.urls import path

from marketplace.settlement import payout_views, statement_views

app_name = "money"
urlpatterns = [
    path("", statement_views.overview, name="overview"),
    path("payouts/", payout_views.payouts, name="payouts"),
    path("payouts/<int:pk>/", payout_views.batch, name="batch"),
    path("payouts/<int:pk>/bank.csv", payout_views.bank_file, name="bank-file"),
    path("payouts/<int:pk>/paid/", payout_views.paid, name="paid"),
    path("payouts/<int:pk>/withdraw/", payout_views.take_back, name="withdraw"),
    path("<slug:kind>/<slug:slug>/", statement_views.statement, name="statement"),
    path("<slug:kind>/<slug:slug>/statement.csv", statement_views.table, name="table"),
    path("<slug:kind>/<slug:slug>/statement.pdf", statement_views.paper, name="paper"),
    path("<slug:kind>/<slug:slug>/account/", statement_views.account, name="account"),
    path("<slug:kind>/<slug:slug>/orders/<slug:number>/", statement_views.order, name="order"),
]
