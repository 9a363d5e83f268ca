"""My shop's preorders, below /<lang>/shop/dashboard/my-shop/."""

from django.urls import path

from marketplace.preorders import views

app_name = "preorders"
urlpatterns = [
    path("<int:pk>/preorder/", views.new, name="new"),
    path("preorders/", views.index, name="index"),
    path("preorders/<int:pk>/", views.show, name="show"),
    path("preorders/<int:pk>/close/", views.close, name="close"),
    path("preorders/<int:pk>/move/", views.move, name="move"),
    path("preorders/<int:pk>/failed/", views.fail, name="fail"),
]
