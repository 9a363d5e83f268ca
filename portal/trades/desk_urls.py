"""Addresses below /<lang>/my-business/: an owner's services and what was asked of them."""

from django.urls import path

from portal.trades import desk_views, service_views

app_name = "trade_desk"
urlpatterns = [
    path("<int:pk>/services/", service_views.services, name="services"),
    path("<int:pk>/services/new/", service_views.new, name="new"),
    path("<int:pk>/services/<int:service>/", service_views.edit, name="edit"),
    path("<int:pk>/services/<int:service>/withdraw/", service_views.withdraw, name="withdraw"),
    path("<int:pk>/services/<int:service>/again/", service_views.again, name="again"),
    path("<int:pk>/requests/", desk_views.errands, name="errands"),
    path("<int:pk>/requests/<int:errand>/", desk_views.errand, name="errand"),
    path("<int:pk>/requests/<int:errand>/appointment.ics", desk_views.calendar, name="calendar"),
    path("<int:pk>/requests/<int:errand>/photos/<int:photo>/", desk_views.photo, name="photo"),
    path("<int:pk>/requests/<int:errand>/<slug:step>/", desk_views.act, name="act"),
]
