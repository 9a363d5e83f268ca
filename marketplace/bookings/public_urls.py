"""Choosing dates, below /<lang>/shop/book/."""

from django.urls import path

from marketplace.bookings import choose_views

app_name = "book"
urlpatterns = [path("<int:visit_id>/", choose_views.choose, name="choose")]
