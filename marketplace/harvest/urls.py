"""My shop's harvests, below /<lang>/shop/dashboard/my-shop/."""

from django.urls import path

from marketplace.harvest import my_views

app_name = "harvest"
urlpatterns = [
    path("harvests/", my_views.index, name="index"),
    path("<int:pk>/harvest/", my_views.edit, name="edit"),
]
