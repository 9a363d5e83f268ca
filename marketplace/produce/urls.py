"""Lots and certificates, below /<lang>/shop/dashboard/my-shop/."""

from django.urls import path

from marketplace.produce import certificate_views, lot_views, recall_views

app_name = "lots"
urlpatterns = [
    path("<int:pk>/lots/", lot_views.of_product, name="of-product"),
    path("lots/", lot_views.index, name="index"),
    path("lots/<slug:code>/", lot_views.show, name="show"),
    path("lots/<slug:code>/change/", lot_views.change, name="change"),
    path("lots/<slug:code>/labels/", lot_views.labels, name="labels"),
    path("lots/<slug:code>/labels/print/", lot_views.print_labels, name="print-labels"),
    path("lots/<slug:code>/recall/", recall_views.recall, name="recall"),
    path("lots/<slug:code>/recalled/", recall_views.recalled, name="recalled"),
    path("lots/<slug:code>/recalled.csv", recall_views.recalled_csv, name="recalled-csv"),
    path("certificates/", certificate_views.index, name="certificates"),
    path("certificates/new/", certificate_views.new, name="certificate-new"),
    path("certificates/<int:pk>/remove/", certificate_views.remove, name="certificate-remove"),
]
