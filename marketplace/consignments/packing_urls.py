"""The board and the shelf, below /<lang>/shop/dashboard/."""

from django.urls import path

from marketplace.consignments import (
    board,
    bulk,
    carrier_views,
    containers,
    paper_views,
    shelf,
    shortening,
    splitting,
    weighing,
)

app_name = "packing"
urlpatterns = [
    path("today/", board.today, name="today"),
    path("today/together/", bulk.together, name="together"),
    path("today/together/<str:batch>/undo/", bulk.take_back_together, name="undo-together"),
    path("today/carrier/", carrier_views.carrier, name="carrier"),
    path("today/weigh/", weighing.weigh, name="weigh"),
    path("today/sent/", carrier_views.sent, name="sent"),
    path("today/print/", paper_views.choose, name="print"),
    path("today/print/<slug:paper>/", paper_views.print_paper, name="paper"),
    path("today/<slug:number>/step/", board.step, name="step"),
    path("today/<slug:number>/less/", shortening.pack_less, name="less"),
    path("today/<slug:number>/split/", splitting.split_parcel, name="split"),
    path("today/<slug:number>/join/", splitting.join_parcel, name="join"),
    path("today/<slug:number>/undo/", board.take_back, name="undo"),
    path("containers/", containers.containers, name="containers"),
    path("shelf/", shelf.shelf, name="shelf"),
    path("shelf/give/", shelf.give, name="give"),
    path("shelf/money-back/", shelf.money_back, name="money-back"),
    path("shelf/<slug:number>/arrived/", shelf.arrived, name="arrived"),
    path("shelf/<slug:number>/undo/", shelf.take_back, name="undo-at-shelf"),
]
