"""Fees as the office works with them, below /<lang>/office/fees/."""

from django.urls import path

from portal.fees import arrears_views, bill_views, money_views, upload_views

app_name = "office_fees"
urlpatterns = [
    path("", bill_views.bills, name="bills"),
    path("new/", bill_views.write, name="write"),
    path("bills/<int:pk>/", bill_views.bill, name="bill"),
    path("flats/<int:pk>/", bill_views.flat, name="flat"),
    path("upload/", upload_views.upload, name="upload"),
    path("template/", upload_views.template, name="template"),
    path("arrears/", arrears_views.arrears, name="arrears"),
    path("arrears.csv", arrears_views.table, name="arrears-table"),
    path("arrears/print/", arrears_views.print_list, name="arrears-print"),
    path("arrears/letters/", arrears_views.print_letters, name="arrears-letters"),
    path("money/", money_views.money, name="money"),
    path("money.csv", money_views.table, name="money-table"),
    path("payouts/<int:pk>.csv", money_views.payout_lines, name="payout-table"),
]
