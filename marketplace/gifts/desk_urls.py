"""Gift cards, below /<lang>/shop/dashboard/gift-cards/."""

from django.urls import path

from marketplace.gifts import desk_views

app_name = "gift_cards"
urlpatterns = [
    path("", desk_views.cards, name="list"),
    path("<int:pk>/withdraw/", desk_views.withdraw, name="withdraw"),
]
