"""Reviews of a village's goods, below /<lang>/shop/dashboard/my-shop/."""

from django.urls import path

from marketplace.answers import views

app_name = "answers"
urlpatterns = [
    path("reviews/", views.reviews, name="list"),
    path("reviews/<int:pk>/", views.answer, name="answer"),
]
