"""Notices as they are written, below /<lang>/office/notices/."""

from django.urls import path

from portal.noticeboard import office_views

app_name = "office_notices"
urlpatterns = [
    path("", office_views.notices, name="list"),
    path("new/", office_views.write, name="write"),
    path("<int:pk>/", office_views.change, name="change"),
    path("<int:pk>/publish/", office_views.post, name="publish"),
    path("<int:pk>/end/", office_views.end, name="end"),
    path("<int:pk>/withdraw/", office_views.take_back, name="withdraw"),
    path("<int:pk>/discard/", office_views.throw_away, name="discard"),
]
