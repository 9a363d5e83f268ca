"""Papers made in the background, below /<lang>/papers/."""

from django.urls import path

from portal.papers import views

app_name = "papers"
urlpatterns = [
    path("<str:token>/", views.paper, name="paper"),
    path("<str:token>/file/", views.file, name="file"),
    path("<str:token>/again/", views.again, name="again"),
]
