"""Tell me when it is there, below /<lang>/shop/tell-me/."""

from django.urls import path

from marketplace.notices import mine, views

app_name = "notices"
urlpatterns = [
    path("<int:pk>/", views.ask, name="ask"),
    path("mine/", mine.mine, name="mine"),
    path("yes/<str:token>/", views.yes, name="yes"),
    path("no/<str:token>/", views.no, name="no"),
]
