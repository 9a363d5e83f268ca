"""Addresses below /<lang>/contact/."""

from django.urls import path

from portal.helpdesk import views

app_name = "helpdesk"
urlpatterns = [
    path("", views.write, name="write"),
    path("<str:token>/", views.show_letter, name="letter"),
]
