"""Tables of goods, below /<lang>/shop/dashboard/my-shop/."""

from django.urls import path

from marketplace.sheets import file_views, table_views

app_name = "sheets"
urlpatterns = [
    path("table/", table_views.table, name="table"),
    path("files/", file_views.files, name="files"),
    path("files/goods.<str:kind>", file_views.download, name="download"),
    path("files/<str:token>/", file_views.file, name="file"),
    path("files/<str:token>/confirm/", file_views.confirm, name="confirm"),
    path("files/<str:token>/again/", file_views.again, name="again"),
]
