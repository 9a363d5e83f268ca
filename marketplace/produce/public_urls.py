"""The harvest passport, below /<lang>/shop/lot/."""

from django.urls import path

from marketplace.produce import passport

app_name = "passport"
urlpatterns = [path("<slug:code>/", passport.lot, name="lot")]
