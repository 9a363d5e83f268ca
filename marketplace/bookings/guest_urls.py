"""A guest's bookings, below /<lang>/shop/track/."""

from django.urls import path

from marketplace.bookings import guest_views, move_views, proposal_views

app_name = "booked"
urlpatterns = [
    path("<str:token>/visits/<slug:number>/visit.ics", guest_views.calendar_file, name="calendar-file"),
    path("<str:token>/visits/<slug:number>/move/", move_views.move, name="move"),
    path("<str:token>/visits/<slug:number>/other-date/", proposal_views.answer, name="proposal"),
    path("<str:token>/visits/<slug:number>/cancel/", guest_views.cancel, name="cancel"),
]
