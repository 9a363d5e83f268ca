"""Repair requests of residents, below /<lang>/repairs/."""

from django.urls import path

from portal.repairs import step_views, views

app_name = "repairs"
urlpatterns = [
    path("<slug:slug>/", views.mine, name="mine"),
    path("<slug:slug>/around/", views.around, name="around"),
    path("<slug:slug>/new/", views.choose, name="choose"),
    path("<slug:slug>/new/<slug:category>/", views.new, name="new"),
    path("<slug:slug>/photos/<int:pk>/", views.photo, name="photo"),
    path("<slug:slug>/<slug:code>/", views.repair, name="repair"),
    path("<slug:slug>/<slug:code>/add/", step_views.add, name="add"),
    path("<slug:slug>/<slug:code>/again/", step_views.again, name="again"),
    path("<slug:slug>/<slug:code>/rate/", step_views.give_rating, name="rate"),
    path("<slug:slug>/<slug:code>/withdraw/", step_views.take_back, name="withdraw"),
    path("<slug:slug>/<slug:code>/too/", step_views.too, name="too"),
]
