"""The host's calendar, below /<lang>/shop/dashboard/calendar/."""

from django.urls import path

from marketplace.bookings import calendar_views, offer_views, proposal_views, slot_views

app_name = "bookings"
urlpatterns = [
    path("", calendar_views.calendar, name="calendar"),
    path("guests/", calendar_views.guests, name="guests"),
    path("visit/<int:visit_id>/terms/", offer_views.terms, name="terms"),
    path("visit/<int:visit_id>/add/", offer_views.add, name="add"),
    path("visit/<int:visit_id>/close/", offer_views.close, name="close"),
    path("date/<int:pk>/", slot_views.slot, name="slot"),
    path("date/<int:pk>/list/", slot_views.guest_list, name="list"),
    path("date/<int:pk>/call-off/", slot_views.stop, name="call-off"),
    path("booking/<int:pk>/mark/", slot_views.marked, name="mark"),
    path("booking/<int:pk>/cancel/", slot_views.cancel, name="cancel"),
    path("booking/<int:pk>/propose/", proposal_views.propose, name="propose"),
    path("booking/<int:pk>/propose/withdraw/", proposal_views.withdraw, name="withdraw-proposal"),
]
