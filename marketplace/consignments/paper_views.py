"""Printing from the board: which paper, in which language, for which parcels."""

from collections.abc import Iterable

from django.conf import settings
from django.contrib import messages
from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, ngettext, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from marketplace.consignments.bulk import MOST
from marketplace.consignments.models import Consignment
from marketplace.consignments.papers import KINDS, USED
from marketplace.consignments.querysets import ConsignmentQuerySet
from marketplace.consignments.sieve import Sieve, read_sieve
from marketplace.producers.access import shop_managers_only
from portal.papers.labels import STOCKS
from portal.papers.models import Paper
from portal.papers.pdf import can_print
from portal.papers.printing import Wish, answer, language_asked
from portal.villages.models import Membership, Village

PACKED = "packed"
#: So many of the long papers are listed.
MADE = 5


@require_safe
@shop_managers_only
def choose(request: HttpRequest) -> HttpResponse:
    """Offer every paper in each language for what the board showed, or for the parcels chosen there (?p=)."""
    mine, sieve, chosen = _asked(request)
    counts = {"unpacked": sieve.unpacked(mine).count(), "packed": sieve.packed(mine).count()} if not chosen else {}
    kept = request.GET.copy()
    kept.pop("of", None)
    context = {
        "count": len(chosen) or counts[PACKED if _is_of_packed(request) else "unpacked"],
        "counts": counts,
        "of": PACKED if _is_of_packed(request) else "unpacked",
        "chosen": chosen,
        "sieve": sieve,
        "query": request.GET.urlencode(),
        "kept": kept.urlencode(),
        "asked": [(name, value) for name, values in request.GET.lists() for value in values],
        "papers": [(name, kind.label) for name, kind in KINDS.items() if name != "labels"],
        "stocks": [stock for stock in STOCKS.values() if stock.name != "a4x24"],
        "languages": settings.LANGUAGES,
        "skips": range(STOCKS["a4x8"].each),
        "makes_pdf": can_print(),
        "made": list(Paper.objects.filter(owner=request.user)[:MADE]),
    }
    return render(request, "consignments/print.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@shop_managers_only
def print_paper(request: HttpRequest, paper: str) -> HttpResponse:
    """Print one paper; small ones at once, long ones in the background."""
    if paper not in KINDS:
        raise Http404
    mine, sieve, chosen = _asked(request)
    parcels = _wanted(request, mine, sieve, chosen)
    keys = list(_by_route(parcels).values_list("pk", flat=True))
    back = f"{reverse('packing:print')}?{request.GET.urlencode()}"
    if not keys:
        messages.warning(request, _("There is nothing to print."))
        return redirect(back)
    language = language_asked(request) or get_language()
    with override(language):
        title = f"{KINDS[paper].label} {timezone.localdate():%Y-%m-%d}"
        words = {"scope": _scope(sieve, chosen), "stock": _stock(request)}
    if paper == "labels":
        keys = [*([USED] * _used_up(request)), *keys]
    return answer(request, Wish(KINDS[paper].name, keys, title, back, words, language))


def _asked(request: HttpRequest) -> tuple[ConsignmentQuerySet, Sieve, list[str]]:
    """Return the reader's own parcels, how they are narrowed, and the numbers chosen by hand."""
    villages = list(Village.objects.kept_by(request.user, Membership.Role.SHOP_MANAGER))
    chosen = [number[:40].replace("\x00", "") for number in request.GET.getlist("p")[:MOST]]
    return Consignment.objects.kept_by(request.user), read_sieve(request.GET, villages), chosen


def _is_of_packed(request: HttpRequest) -> bool:
    return request.GET.get("of") == PACKED


def _wanted(
    request: HttpRequest, mine: ConsignmentQuerySet, sieve: Sieve, chosen: Iterable[str]
) -> ConsignmentQuerySet:
    if chosen:
        return mine.funded().exclude(status=Consignment.Status.CANCELLED).filter(number__in=chosen)
    return sieve.packed(mine) if _is_of_packed(request) else sieve.unpacked(mine)


def _by_route(parcels: ConsignmentQuerySet) -> ConsignmentQuerySet:
    """Return the parcels as they go into the van: point by point, to the door last."""
    return parcels.order_by(F("order__delivery__point").asc(nulls_last=True), "pack_by", "pk")


def _scope(sieve: Sieve, chosen: list[str]) -> str:
    """Return in words which parcels these are."""
    if chosen:
        return ngettext("%(n)d parcel chosen", "%(n)d parcels chosen", len(chosen)) % {"n": len(chosen)}
    said = [sieve.village.name] if sieve.village else []
    if sieve.day:
        said.append(_("to be packed by %(day)s") % {"day": sieve.day.isoformat()})
    return " · ".join(said)


def _stock(request: HttpRequest) -> str:
    asked = request.GET.get("stock", "")
    return asked if asked in STOCKS else "a4x8"


def _used_up(request: HttpRequest) -> int:
    """Return how many labels of the first sheet are gone."""
    asked = request.GET.get("skip", "")
    return int(asked) % STOCKS[_stock(request)].each if asked.isascii() and asked.isdecimal() and len(asked) < 3 else 0
