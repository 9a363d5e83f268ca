"""Addresses without a language: the root."""

from django.urls import path

from portal.core import views

urlpatterns = [
    path("", views.to_reader_language, name="root"),
]
