"""Addresses below /<lang>/my-business/: what an owner keeps."""

from django.urls import path

from portal.businesses import counter_views, desk_views

app_name = "my_business"
urlpatterns = [
    path("", desk_views.index, name="index"),
    path("<int:pk>/", desk_views.desk, name="desk"),
    path("<int:pk>/facts/", desk_views.edit, name="edit"),
    path("<int:pk>/picture/", desk_views.picture, name="picture"),
    path("<int:pk>/hours/", desk_views.hours, name="hours"),
    path("<int:pk>/closed/", desk_views.close, name="close"),
    path("<int:pk>/closed/<int:days>/open/", desk_views.reopen, name="reopen"),
    path("<int:pk>/offer/", desk_views.offer, name="offer"),
    path("<int:pk>/offer/<int:offer>/withdraw/", desk_views.withdraw, name="withdraw"),
    path("<int:pk>/counter/", counter_views.counter, name="counter"),
    path("<int:pk>/counter/<slug:code>/undo/", counter_views.undo, name="undo"),
]
