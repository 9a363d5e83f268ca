"""Invoices for operators, below /<lang>/shop/dashboard/invoices/."""

from django.urls import path

from marketplace.invoicing import desk_views

app_name = "invoices"
urlpatterns = [
    path("", desk_views.invoices, name="list"),
    path("invoices.csv", desk_views.table, name="table"),
    path("<slug:number>.pdf", desk_views.paper, name="paper"),
]
