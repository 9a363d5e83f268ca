"""Addresses for providers, without a language."""

from django.urls import path

from portal.payments import views

app_name = "payments"
urlpatterns = [path("webhook/<slug:provider>/", views.webhook, name="webhook")]
