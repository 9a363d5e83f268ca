"""Offers of something else: for shop managers below the Today board, for buyers below the order's private link."""

from django.urls import path

from marketplace.substitutions import buyer_views, desk_views

app_name = "instead"
urlpatterns = [
    path("shop/dashboard/today/instead/", desk_views.offers, name="list"),
    path("shop/dashboard/today/instead/<int:pk>/back/", desk_views.take_back, name="back"),
    path("shop/dashboard/today/<slug:number>/instead/", desk_views.offer, name="offer"),
    path("shop/track/<str:token>/instead/<int:pk>/", buyer_views.decide, name="answer"),
]
