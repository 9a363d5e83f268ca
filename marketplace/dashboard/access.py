"""Who may enter Oscar's dashboard: operators, each page with its permission. To everybody else it is not there."""

from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.urls import URLPattern, reverse

from portal.users.landing import landing_for

SAFE = ("GET", "HEAD", "OPTIONS")
#: The parts of Oscar's dashboard that work here. What moves money, stock or an order by hand past our services, and
#: what belongs to Wagtail (pages), to our own mails or to our own delivery prices, has no address.
KEPT = {
    "index",
    "login",
    "catalogue-product-list",
    "catalogue-product-create",
    "catalogue-product",
    "catalogue-product-facts",
    "catalogue-class-list",
    "catalogue-class-create",
    "catalogue-class-update",
    "catalogue-class-delete",
    "catalogue-attribute-option-group-list",
    "catalogue-attribute-option-group-create",
    "catalogue-attribute-option-group-update",
    "catalogue-attribute-option-group-delete",
    "catalogue-category-list",
    "catalogue-category-detail-list",
    "catalogue-category-create",
    "catalogue-category-create-child",
    "catalogue-category-update",
    "catalogue-category-delete",
    "stock-alert-list",
    "partner-list",
    "partner-manage",
    "reports-index",
    "order-list",
    "order-stats",
    "order-detail",
    "money-back",
    "users-index",
    "user-detail",
    "offer-list",
    "offer-metadata",
    "offer-condition",
    "offer-benefit",
    "offer-restrictions",
    "offer-delete",
    "offer-detail",
    "range-list",
    "range-create",
    "range-update",
    "range-delete",
    "range-products",
    "range-reorder",
    "reviews-list",
    "reviews-update",
    "reviews-delete",
    "voucher-list",
    "voucher-create",
    "voucher-update",
    "voucher-delete",
    "voucher-stats",
    "voucher-set-list",
    "voucher-set-create",
    "voucher-set-update",
    "voucher-set-detail",
    "voucher-set-download",
    "voucher-set-delete",
}
#: Oscar asks for the right to look at these; whoever posts needs the right to change.
TO_POST = {
    "order-detail": "order.change_order",
    "money-back": "order.change_order",
    "catalogue-product-list": "catalogue.view_product",
    "partner-manage": "partner.change_partner",
    "reviews-list": "reviews.change_productreview",
    "catalogue-category-list": "catalogue.change_category",
    "catalogue-category-detail-list": "catalogue.change_category",
    "offer-detail": "offer.change_conditionaloffer",
    "range-products": "offer.change_range",
}
#: Addresses that lead to rooms of ours.
OURS = {"catalogue-product-create", "catalogue-product"}
READ_ONLY = {"index", "order-list", "order-stats", "users-index"}


def is_operator(user) -> bool:
    """Return whether this person may see the dashboard at all."""
    return user.is_active and user.is_staff


def to_own_desk(request: HttpRequest, name: str) -> HttpResponse:
    """Lead who works in another room from the overview to it: many know this address. Raises Http404 for all others."""
    desk = landing_for(request.user)
    if name == "index" and request.method in SAFE and desk not in ("/", reverse("customer:summary")):
        return redirect(desk)
    raise Http404


def operators_only(view, name: str):
    """Return the view for operators with its permission; strangers sign in, everybody else gets 404."""

    @wraps(view)
    def guarded(request: HttpRequest, *args, **kwargs):
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if not is_operator(request.user):
            return to_own_desk(request, name)
        if _is_odd(request, kwargs):
            raise Http404
        if request.method not in SAFE:
            if name in TO_POST and not request.user.has_perm(TO_POST[name]):
                raise Http404
            if name in READ_ONLY:
                return HttpResponseNotAllowed(SAFE)
        try:
            answer = view(request, *args, **kwargs)
        except PermissionDenied:
            raise Http404 from None
        if answer is None:  # Some of Oscar's views know only the posts of their own buttons.
            raise Http404
        return answer

    return guarded


def _is_odd(request: HttpRequest, kwargs: dict) -> bool:
    """Say whether the address holds what no database takes; some of Oscar's take any text for a number."""
    texts = (*kwargs.values(), *request.GET.values())
    return any("\x00" in str(value) for value in texts) or not str(kwargs.get("pk", 0)).lstrip("-").isdecimal()


def keep(patterns: list, seen: set | None = None) -> list:
    """Return the patterns that work here, guarded, those below other patterns too; of two alike the first."""
    kept, seen = [], set() if seen is None else seen
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            if pattern.name not in KEPT or (pattern.name in OURS and pattern.name in seen):
                continue
            seen.add(pattern.name)
            if pattern.name != "login":
                pattern.callback = operators_only(pattern.callback, pattern.name)
        else:
            pattern.url_patterns[:] = keep(pattern.url_patterns, seen)
        kept.append(pattern)
    return kept
