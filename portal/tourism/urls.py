"""Addresses below /<lang>/visit-questions/."""

from django.urls import path

from portal.tourism import views

app_name = "tourism"
urlpatterns = [
    path("ask/<int:visit_id>/", views.ask, name="ask"),
    path("long-stay/<int:visit_id>/", views.long_stay, name="long-stay"),
    path("<str:token>/", views.show_question, name="question"),
]
