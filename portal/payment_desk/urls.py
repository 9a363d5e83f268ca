"""Addresses of the desk of payments, below /admin/payments/."""

from django.urls import path

from portal.payment_desk.views import FetchView, LinesView, MeansView, StatementsView, StatementView, TryView

app_name = "payment-desk"
urlpatterns = [
    path("", MeansView.as_view(), name="means"),
    path("test/<slug:code>/", TryView.as_view(), name="test"),
    path("statements/", StatementsView.as_view(), name="statements"),
    path("statements/<int:pk>/", StatementView.as_view(), name="statement"),
    path("statements/<int:pk>/lines.csv", LinesView.as_view(), name="lines"),
    path("statements/<int:pk>/fetch/", FetchView.as_view(), name="fetch"),
]
