"""Where an order is shown to its buyer."""

from django.urls import reverse


def order_path(order) -> str:
    """Return the path of the page that follows an order, in the language now active; its token is the key."""
    return reverse("checkout:thank-you", kwargs={"token": order.delivery.token})
