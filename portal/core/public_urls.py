"""Addresses below /<lang>/ that belong to no other room."""

from django.urls import path

from portal.core import views

urlpatterns = [
    path("text-size/", views.choose_text_size, name="text_size"),
    path("look/", views.choose_look, name="look"),
]
