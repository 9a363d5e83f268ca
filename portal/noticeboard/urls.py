"""Notices as they are read, below /<lang>/notices/."""

from django.urls import path

from portal.noticeboard import views

app_name = "noticeboard"
urlpatterns = [
    path("no-mail/<str:token>/", views.no_mail, name="no-mail"),
    path("<slug:slug>/", views.board, name="board"),
    path("<slug:slug>/mail/", views.mail, name="mail"),
    path("<slug:slug>/<int:pk>/", views.notice, name="notice"),
    path("<slug:slug>/<int:pk>/picture/", views.picture, name="picture"),
    path("<slug:slug>/<int:pk>/document/", views.document, name="document"),
]
