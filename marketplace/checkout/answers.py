"""What the checkout form starts with: what was typed before, or what the account knows."""

from collections.abc import Sequence

from django.http import HttpRequest

from marketplace.checkout.services import last_delivery
from marketplace.consignments.phones import local_phone
from portal.payments.registry import offered

SESSION_KEY = "checkout_answers"
KEPT = ("how", "province", "city", "district", "street", "name", "phone", "email", "note", "pay", "keep_address")


def remember_answers(request: HttpRequest) -> None:
    """Keep what was typed until the order exists, so that a declined payment or a look at the basket loses nothing."""
    request.session[SESSION_KEY] = {name: request.POST[name][:300] for name in KEPT if name in request.POST}


def forget_answers(request: HttpRequest) -> None:
    """The order exists: the next person at this phone finds an empty form."""
    if SESSION_KEY in request.session:
        del request.session[SESSION_KEY]


def prefill(request: HttpRequest, *, addresses: Sequence) -> dict[str, str]:
    """Return the first values of the form's fields; `addresses` are the buyer's own, the usual one first."""
    typed = request.session.get(SESSION_KEY)
    if typed:
        return dict(typed)
    known = _from_account(request.user, addresses) if request.user.is_authenticated else {}
    to_door = known.get("how", "").startswith("address-")
    payable = [provider.code for provider in offered() if not (to_door and provider.in_person)]
    return {**known, "pay": payable[0] if payable else "", "keep_address": "on"}


def _from_account(user, addresses: Sequence) -> dict[str, str]:
    last, usual = last_delivery(user=user), (addresses or [None])[0]
    phone = (last and last.phone) or user.phone or (usual and str(usual.phone_number)) or ""
    known = {
        "name": (last and last.name) or user.get_full_name() or (usual and usual.first_name) or "",
        "phone": local_phone(phone),
        "email": user.email or "",
    }
    if last and last.point_id:
        known["how"] = f"point-{last.point_id}"
    elif usual:
        known["how"] = f"address-{usual.pk}"
    return known
