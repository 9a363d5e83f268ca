"""A buyer's complaints, below /<lang>/shop/track/."""

from django.urls import path

from marketplace.complaints import buyer_views

app_name = "wrong"
urlpatterns = [
    path("<str:token>/wrong/<slug:number>/", buyer_views.say, name="say"),
    path("<str:token>/photos/<int:pk>/", buyer_views.photo, name="photo"),
]
