"""Addresses below /<lang>/around/: a community's businesses for everybody."""

from django.urls import path

from portal.businesses import views

app_name = "businesses"
urlpatterns = [
    path("offers/<int:pk>/take/", views.take, name="take"),
    path("<slug:community>/", views.listing, name="list"),
    path("<slug:community>/ask/", views.ask, name="ask"),
    path("<slug:community>/shop/<slug:shop>/", views.show, name="show"),
]
