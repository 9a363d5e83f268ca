"""The crop calendar, at /<lang>/harvest/."""

from django.urls import path

from marketplace.harvest import calendar_views

app_name = "calendar"
urlpatterns = [path("", calendar_views.year, name="year")]
