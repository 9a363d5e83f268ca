"""What other sites may fetch or frame, below /embed/nearby/: outside the languages, so that no cookie is set."""

from django.urls import path

from portal.nearby import views

app_name = "nearby_elsewhere"
urlpatterns = [
    path("<slug:language>/<slug:community>.json", views.data, name="data"),
    path("<slug:language>/<slug:community>/", views.frame, name="frame"),
]
