"""The board and the shelf, below /<lang>/shop/dashboard/."""

from django.urls import path

from marketplace.consignments import board, shelf

app_name = "packing"
urlpatterns = [
    path("today/", board.today, name="today"),
    path("today/<slug:number>/step/", board.step, name="step"),
    path("today/<slug:number>/undo/", board.take_back, name="undo"),
    path("shelf/", shelf.shelf, name="shelf"),
    path("shelf/give/", shelf.give, name="give"),
    path("shelf/<slug:number>/arrived/", shelf.arrived, name="arrived"),
]
