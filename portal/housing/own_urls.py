"""What somebody offers, asks and looks for, below /<lang>/my-homes/."""

from django.urls import path

from portal.housing import own_views, search_views, talk_views

app_name = "my_homes"
urlpatterns = [
    path("", own_views.mine, name="mine"),
    path("new/", own_views.choose, name="choose"),
    path("new/<slug:where>/<slug:slug>/", own_views.new, name="new"),
    path("talks/", talk_views.talks, name="talks"),
    path("talks/<int:pk>/", talk_views.thread, name="thread"),
    path("talks/<int:pk>/end/", talk_views.end, name="end-talk"),
    path("talks/<int:pk>/phone/", talk_views.phone, name="phone"),
    path("talks/<int:pk>/report/", talk_views.report, name="report-talk"),
    path("searches/", search_views.searches, name="searches"),
    path("searches/<int:pk>/mail/", search_views.mail, name="search-mail"),
    path("searches/<int:pk>/delete/", search_views.delete, name="search-delete"),
    path("<int:pk>/", own_views.listing, name="listing"),
    path("<int:pk>/change/", own_views.change, name="change"),
    path("<int:pk>/photos/", own_views.photos, name="photos"),
    path("<int:pk>/photos/<int:photo>/remove/", own_views.remove_photo, name="remove-photo"),
    path("<int:pk>/<slug:step>/", own_views.step, name="step"),
]
