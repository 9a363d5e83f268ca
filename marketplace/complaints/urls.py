"""Complaints for shop managers and operators, below /<lang>/shop/dashboard/complaints/."""

from django.urls import path

from marketplace.complaints import desk_views

app_name = "complaints"
urlpatterns = [
    path("", desk_views.complaints, name="list"),
    path("<int:pk>/", desk_views.complaint, name="complaint"),
    path("<int:pk>/second/", desk_views.confirm, name="second"),
    path("photos/<int:pk>/", desk_views.photo, name="photo"),
]
