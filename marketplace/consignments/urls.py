"""A buyer's way to an order, below /<lang>/shop/track/."""

from django.urls import path

from marketplace.consignments import shortening
from marketplace.consignments import tracking_views as views

app_name = "consignments"
urlpatterns = [
    path("", views.lookup, name="lookup"),
    path("<str:token>/", views.track, name="track"),
    path("<str:token>/received/", views.received, name="received"),
    path("<str:token>/less/<slug:number>/", shortening.take_out, name="take-out"),
    path("<str:token>/cancel/", views.cancel, name="cancel"),
]
