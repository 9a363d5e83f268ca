"""My gift credit, below /<lang>/accounts/gift-credit/."""

from django.urls import path

from marketplace.gifts import my_views

app_name = "gifts"
urlpatterns = [path("", my_views.mine, name="mine")]
