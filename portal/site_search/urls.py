"""The search page's address, below /<lang>/search/."""

from django.urls import path

from portal.site_search import views

app_name = "site_search"
urlpatterns = [path("", views.find, name="find")]
