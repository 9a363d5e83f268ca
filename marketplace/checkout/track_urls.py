"""Changing an order, below /<lang>/shop/track/."""

from django.urls import path

from marketplace.checkout import changing

app_name = "changing"
urlpatterns = [path("<str:token>/change/", changing.change, name="change")]
