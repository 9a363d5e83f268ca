"""My shop, below /<lang>/shop/dashboard/my-shop/."""

from django.urls import path

from marketplace.producers import picture_views, views

app_name = "my_shop"
urlpatterns = [
    path("", views.index, name="index"),
    path("new/", views.edit, name="new"),
    path("<int:pk>/", views.edit, name="edit"),
    path("<int:pk>/quick/", views.quick, name="quick"),
    path("<int:pk>/copy/", views.copy, name="copy"),
    path("<int:pk>/pictures/", picture_views.pictures, name="pictures"),
    path("<int:pk>/pictures/<int:image>/", picture_views.change, name="picture"),
]
