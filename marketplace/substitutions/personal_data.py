"""The offers' part of "download my data"."""

from marketplace.substitutions.models import Substitution
from portal.users.models import User
from portal.users.personal_data import register_personal_data


def register() -> None:
    """Enter the collector."""
    register_personal_data("offers_instead", offers)


def offers(user: User) -> list[dict]:
    """Return what was offered to this person for what was missing, and the answer; amounts in CNY."""
    made = Substitution.objects.filter(line__order__user=user).with_goods().order_by("pk")
    return [
        {
            "parcel": offer.consignment.number,
            "date": offer.made_at,
            "missing": {"title": offer.line.title, "quantity": offer.fewer},
            "offered": {"title": offer.product.get_title(), "quantity": offer.quantity, "price": offer.price},
            "word": offer.note,
            "status": offer.status,
            "answered": offer.closed_at,
        }
        for offer in made
    ]
