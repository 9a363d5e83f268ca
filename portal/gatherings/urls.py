"""Gatherings below /<lang>/gatherings/: one's own, the host's desk, invitations, photos."""

from django.urls import path

from portal.gatherings import host_views, invitation_views, photo_views, views

app_name = "gatherings"
urlpatterns = [
    path("", views.mine, name="mine"),
    path("desk/", host_views.desk, name="desk"),
    path("desk/<uuid:key>/", host_views.guests, name="guests"),
    path("desk/<uuid:key>/came/", host_views.came, name="came"),
    path("desk/<uuid:key>/print/", host_views.print_list, name="print"),
    path("desk/<uuid:key>/guests.csv", host_views.table, name="table"),
    path("desk/<uuid:key>/letter/", host_views.letter, name="letter"),
    path("desk/<uuid:key>/call-off/", host_views.call_it_off, name="call-off"),
    path("desk/photos/<int:pk>/show/", photo_views.show, name="show-photo"),
    path("invitations/", invitation_views.invitations, name="invitations"),
    path("invitations/new/", invitation_views.new, name="invite"),
    path("invitations/<int:pk>/", invitation_views.invitation, name="invitation"),
    path("invitations/<int:pk>/accept/", invitation_views.say_yes, name="accept"),
    path("invitations/<int:pk>/decline/", invitation_views.say_no, name="decline"),
    path("invitations/<int:pk>/withdraw/", invitation_views.take_back, name="withdraw"),
    path("invitations/<int:pk>/page/", invitation_views.make_page, name="make-page"),
    path("photos/<int:pk>/<slug:size>.webp", photo_views.photo, name="photo"),
    path("photos/<int:pk>/down/", photo_views.down, name="down"),
    path("<uuid:key>/", views.own, name="own"),
    path("<uuid:key>/leave/", views.give_back, name="leave"),
    path("<uuid:key>/photos/", photo_views.add, name="photos"),
]
