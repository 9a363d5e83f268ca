"""Addresses of the account that allauth has not, or has otherwise; they come before its own."""

from django.urls import path

from portal.users import phone_views

urlpatterns = [
    path("phone/", phone_views.PhoneView.as_view(), name="phone"),
    path("phone/code/", phone_views.ProofView.as_view(), name="phone_code"),
    path("password/reset/", phone_views.PasswordResetView.as_view(), name="account_reset_password"),
    path("password/reset/phone/", phone_views.ResetByCodeView.as_view(), name="account_reset_password_phone"),
]
