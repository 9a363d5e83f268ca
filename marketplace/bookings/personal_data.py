"""The bookings' part of "download my data". Who comes stands in the order alone, and is forgotten with it."""

from marketplace.bookings.models import Booking
from portal.users.models import User
from portal.users.personal_data import register_personal_data


def register() -> None:
    """Enter the collector."""
    register_personal_data("bookings", bookings)


def bookings(user: User) -> list[dict]:
    """Return what this person booked; amounts in CNY."""
    found = Booking.objects.filter(order__user=user).select_related("visit__village").order_by("pk")
    return [
        {
            "number": booking.number,
            "visit": booking.visit.name,
            "village": booking.visit.village.name,
            "from": booking.starts_at,
            "to": booking.ends_at,
            "places": booking.quantity,
            "price": booking.price,
            "status": booking.status,
            "given_back": booking.back,
        }
        for booking in found
    ]
