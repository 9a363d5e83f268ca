"""“3 jars came back”: found by name, number, phone or pickup code; a tap gives the deposit back."""

import secrets

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import F, Q, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from marketplace.consignments.exceptions import ConsignmentError
from marketplace.consignments.forms import plain
from marketplace.consignments.models import Consignment, ConsignmentLine
from marketplace.consignments.services.containers import take_containers_back
from marketplace.producers.access import minds_a_shelf, only_for
from portal.core.templatetags.ui import cny
from portal.villages.policies import manages_a_shop

PER_PAGE = 20


def with_deposit(user) -> QuerySet:
    """Return the handed-over lines whose containers are `out`, or were kept, of the user's villages and points.

    The newest first.
    """
    mine = Consignment.objects.kept_by(user).values("pk")
    theirs = Consignment.objects.for_points_of(user).values("pk")
    lines = ConsignmentLine.objects.filter(Q(consignment__in=mine) | Q(consignment__in=theirs))
    lines = lines.filter(consignment__status=Consignment.Status.HANDED_OVER, line__terms__deposit__gt=0)
    back = Coalesce(Sum("line__adjusted_lines__containers"), 0)
    lines = lines.annotate(out=F("line__quantity") - back).filter(out__gt=0)  # what was kept counts as out here
    origin = (
        "line__product",
        "line__terms",
        "line__kept_deposit",
        "consignment__order__delivery",
        "consignment__partner__producer__village",
    )
    return lines.select_related(*origin).order_by("-consignment__changed_at", "-pk")


def found_by(lines: QuerySet, words: str) -> QuerySet:
    """Return those of a buyer's name, number of the parcel, end of the phone number or pickup code.

    Without words all that can come back; who is looked for by words is found also when it is too late.
    """
    if not words:
        return lines.filter(line__kept_deposit=None)
    near = Q(consignment__number__icontains=words) | Q(consignment__order__delivery__name__icontains=words)
    near |= Q(consignment__order__delivery__phone__endswith=words)
    return lines.filter(near | Q(consignment__order__delivery__pickup_code=words))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@transaction.non_atomic_requests
@only_for(lambda user: manages_a_shop(user) or minds_a_shelf(user))
def containers(request: HttpRequest) -> HttpResponse:
    """Show what is still out with buyers and take back what a form says came back."""
    if request.method == "POST":
        return _take_back(request)
    words = request.GET.get("q", "").replace("\x00", "").strip()[:40]
    page = Paginator(found_by(with_deposit(request.user), words), PER_PAGE).get_page(request.GET.get("page"))
    for packed in page:
        packed.key = secrets.token_hex(8)
    return render(request, "consignments/containers.html", {"page_obj": page, "words": words})


def _take_back(request: HttpRequest) -> HttpResponse:
    line, number = request.POST.get("line", ""), plain(request.POST.get("number", ""))
    mine = with_deposit(request.user)
    packed = get_object_or_404(mine, pk=int(line) if line.isascii() and line.isdigit() and len(line) < 12 else 0)
    many = int(number) if number.isascii() and number.isdigit() and len(number) < 6 else 0
    key = f"containers:{packed.pk}:{request.POST.get('key', '')[:16]}"
    try:
        adjustment = take_containers_back(packed=packed, number=many, key=key, by=request.user)
    except ConsignmentError as error:
        messages.warning(request, str(error))
    else:
        said = ngettext(
            "%(n)d container is back: %(sum)s goes to %(name)s.",
            "%(n)d containers are back: %(sum)s goes to %(name)s.",
            many,
        )
        words = {"n": many, "sum": cny(adjustment.deposit), "name": packed.consignment.order.delivery.name}
        messages.success(request, said % words)
    return redirect("packing:containers")
