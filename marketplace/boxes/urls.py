"""My shop's boxes, below /<lang>/shop/dashboard/my-shop/."""

from django.urls import path

from marketplace.boxes import views

app_name = "boxes"
urlpatterns = [
    path("boxes/new/", views.edit, name="new"),
    path("boxes/<int:pk>/", views.edit, name="edit"),
    path("boxes/<int:pk>/copy/", views.copy, name="copy"),
]
