"""A resident's own pages, below /<lang>/my-home/."""

from django.urls import path

from portal.residents import home_views, join_views

app_name = "residents"
urlpatterns = [
    path("", home_views.mine, name="mine"),
    path("code/", join_views.by_code, name="code"),
    path("<slug:slug>/", home_views.home, name="home"),
    path("<slug:slug>/join/", join_views.join, name="join"),
    path("<slug:slug>/ask/", join_views.ask, name="ask"),
    path("<slug:slug>/take-back/", join_views.take_back, name="take-back"),
    path("<slug:slug>/shown/", home_views.shown, name="shown"),
    path("<slug:slug>/invite/", home_views.invite, name="invite"),
    path("<slug:slug>/neighbours/", home_views.neighbours, name="neighbours"),
    path("<slug:slug>/leave/", home_views.leave, name="leave"),
]
