"""Homes for everybody, and the desk of who decides, below /<lang>/homes/."""

from django.urls import path

from portal.housing import desk_views, side_views, views

app_name = "homes"
urlpatterns = [
    path("", views.listing, name="list"),
    path("map/", views.on_map, name="map"),
    path("in/<slug:slug>/", views.in_community, name="community"),
    path("stop/<slug:token>/", side_views.stop, name="stop"),
    path("desk/", desk_views.desk, name="desk"),
    path("desk/talks/<int:pk>/", desk_views.talk, name="desk-talk"),
    path("desk/<int:pk>/", desk_views.listing, name="desk-listing"),
    path("<int:pk>/", views.show, name="show"),
    path("<int:pk>/write/", side_views.write, name="write"),
    path("<int:pk>/false/", side_views.false, name="false"),
]
