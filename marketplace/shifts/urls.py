"""Picking shifts, below /<lang>/shop/dashboard/shifts/."""

from django.urls import path

from marketplace.shifts import plan_views, views

app_name = "shifts"
urlpatterns = [
    path("", views.index, name="index"),
    path("print/", views.paper, name="print"),
    path("plan/", plan_views.choose, name="choose"),
    path("plan/<int:crop>/", plan_views.plan, name="plan"),
    path("<int:pk>/", views.show, name="show"),
    path("<int:pk>/people/", views.people, name="people"),
    path("<int:pk>/change/", plan_views.change, name="change"),
    path("<int:pk>/call-off/", plan_views.call_off, name="call-off"),
]
