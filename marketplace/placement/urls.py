"""Where a buyer waits for the payment to settle, and comes back to from a provider's page."""

from django.urls import path

from marketplace.placement import views

app_name = "placement"
urlpatterns = [
    path("<slug:number>/", views.wait, name="wait"),
    path("<slug:number>/leave/", views.leave, name="leave"),
]
