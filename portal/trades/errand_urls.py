"""Addresses below /<lang>/accounts/requests/: what somebody asked for."""

from django.urls import path

from portal.trades import errand_views

app_name = "errands"
urlpatterns = [
    path("", errand_views.mine, name="mine"),
    path("<int:pk>/", errand_views.show, name="show"),
    path("<int:pk>/appointment.ics", errand_views.calendar, name="calendar"),
    path("<int:pk>/photos/<int:photo>/", errand_views.photo, name="photo"),
    path("<int:pk>/<slug:step>/", errand_views.act, name="act"),
]
