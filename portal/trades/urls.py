"""Addresses below /<lang>/around/: the services near a community for everybody."""

from django.urls import path

from portal.trades import views

app_name = "trades"
urlpatterns = [
    path("<slug:community>/services/", views.listing, name="list"),
    path("<slug:community>/services/<int:pk>/", views.show, name="show"),
    path("<slug:community>/services/<int:pk>/ask/", views.ask_for, name="ask"),
]
