"""Addresses of the site's figures, below /admin/figures/."""

from django.urls import path

from portal.figures.views import FileView, ReportView

app_name = "figures"
urlpatterns = [
    path("", ReportView.as_view(), name="report"),
    path("<slug:table>.csv", FileView.as_view(), name="file"),
]
