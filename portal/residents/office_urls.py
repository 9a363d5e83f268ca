"""The property office's rooms, below /<lang>/office/."""

from django.urls import path

from portal.residents import desk_views, file_views, flat_views

app_name = "office"
urlpatterns = [
    path("", desk_views.desk, name="desk"),
    path("requests/<int:pk>/", desk_views.request_page, name="request"),
    path("residents/<int:pk>/end/", desk_views.end, name="end"),
    path("flats/", flat_views.flats, name="flats"),
    path("flats/<int:pk>/", flat_views.flat, name="flat"),
    path("flats/<int:pk>/invite/", flat_views.invite, name="invite"),
    path("flats/<int:pk>/call-back/", flat_views.call_codes_back, name="call-back"),
    path("residents.csv", file_views.export, name="export"),
    path("import/", file_views.add_from_file, name="import"),
    path("letters/", file_views.letters, name="letters"),
    path("letters/print/", file_views.print_letters, name="print-letters"),
]
