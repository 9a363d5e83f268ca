"""Short addresses that are scanned, below /g/ and /p/: few characters make a code that an old phone reads."""

from django.urls import path

from marketplace.consignments import scanning

urlpatterns = [
    path("g/<str:token>", scanning.pickup, name="pickup"),
    path("p/<slug:number>", scanning.parcel, name="parcel"),
]
