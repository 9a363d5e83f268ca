"""The board and the shelf, below /<lang>/shop/dashboard/."""

from django.urls import path

from marketplace.consignments import board, shelf, shortening

app_name = "packing"
urlpatterns = [
    path("today/", board.today, name="today"),
    path("today/<slug:number>/step/", board.step, name="step"),
    path("today/<slug:number>/less/", shortening.pack_less, name="less"),
    path("today/<slug:number>/undo/", board.take_back, name="undo"),
    path("shelf/", shelf.shelf, name="shelf"),
    path("shelf/give/", shelf.give, name="give"),
    path("shelf/money-back/", shelf.money_back, name="money-back"),
    path("shelf/<slug:number>/arrived/", shelf.arrived, name="arrived"),
    path("shelf/<slug:number>/undo/", shelf.take_back, name="undo-at-shelf"),
]
