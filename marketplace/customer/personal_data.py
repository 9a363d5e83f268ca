"""The shop's part of "download my data"."""

from django.db.models import F

from marketplace.customer.templatetags.addresses import one_line
from portal.users.models import User


def orders(user: User) -> list[dict]:
    """Return the person's orders with their lines; amounts in CNY."""
    found = user.orders.prefetch_related("lines").select_related("shipping_address")
    return [
        {
            "number": order.number,
            "date": order.date_placed,
            "status": order.status,
            "total": order.total_incl_tax,
            "address": one_line(order.shipping_address) if order.shipping_address else None,
            "lines": [
                {"title": line.title, "quantity": line.quantity, "price": line.line_price_incl_tax}
                for line in order.lines.all()
            ],
        }
        for order in found
    ]


def addresses(user: User) -> list[dict]:
    """Return the kept addresses."""
    return [
        {"name": address.name, "phone": str(address.phone_number), "address": one_line(address)}
        for address in user.addresses.all()
    ]


def reviews(user: User) -> list[dict]:
    """Return the reviews this person wrote."""
    return list(user.reviews.values("title", "body", "score", "date_created", written_about=F("product__title")))


COLLECTORS = {"orders": orders, "addresses": addresses, "reviews": reviews}
