"""A buyer's invoices, below /<lang>/shop/track/."""

from django.urls import path

from marketplace.invoicing import buyer_views

app_name = "invoice"
urlpatterns = [
    path("<str:token>/invoice/", buyer_views.ask, name="ask"),
    path("<str:token>/invoice/<slug:number>.pdf", buyer_views.paper, name="paper"),
]
