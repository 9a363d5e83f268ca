"""Lists in and out: residents as CSV, flats from a file, letters with codes."""

import csv

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from portal.core.cells import defused
from portal.papers.printing import Wish, answer
from portal.residents.access import Scope, office_only, scope_of
from portal.residents.flat_views import buildings_of, flats_asked_for
from portal.residents.models import Flat, Invitation, Residency
from portal.residents.office_forms import FlatsForm
from portal.residents.papers import LETTERS
from portal.residents.reading import Found
from portal.residents.services import add_flats, invite_flats

BYTE_ORDER_MARK = "\ufeff"
SHOWN = 50


@require_safe
@office_only
def export(request: HttpRequest) -> HttpResponse:
    """Return whoever is entered in the flats the list shows, as CSV whose cells no spreadsheet calculates."""
    scope = scope_of(request)
    shown = flats_asked_for(request, scope, buildings_of(scope))
    rows = Residency.objects.open().filter(community__in=scope.communities, flat__in=shown.values("pk"))
    rows = rows.with_place().select_related("flat__building", "community", "user")
    response = HttpResponse(BYTE_ORDER_MARK, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="residents-{timezone.localdate()}.csv"'
    response["Cache-Control"] = "private, no-store"
    writer = csv.writer(response)
    names = (_("Compound"), _("Building"), _("Flat"), _("Name"), _("State"), _("In the household"), _("Since"))
    writer.writerow([*names, _("E-mail"), _("Phone")])
    ordered = rows.order_by("community", "flat__building__rank", "flat__rank", "pk")
    for home in ordered.iterator(chunk_size=2000):
        cells = [home.community.name, home.flat.building.number, home.flat.number, home.name]
        cells += [home.get_state_display(), home.get_role_display() if home.since else "", _day(home.since)]
        cells += [home.user.email if home.user else "", home.user.phone if home.user else ""]
        writer.writerow([defused(cell) for cell in cells])
    return response


def _day(moment) -> str:
    return timezone.localtime(moment).date().isoformat() if moment else ""


def _one_compound(request: HttpRequest) -> Scope:
    """Return the scope of a page that is about one compound; the first when none was chosen."""
    scope = scope_of(request)
    return scope if scope.chosen else Scope(scope.offices, scope.offices[0])


@require_http_methods(["GET", "HEAD", "POST"])
@office_only
def add_from_file(request: HttpRequest) -> HttpResponse:
    """Read a list of flats and show what it would add; with do=write, add it."""
    scope = _one_compound(request)
    form = FlatsForm(request.POST or None, request.FILES or None)
    found = form.cleaned_data["found"] if request.method == "POST" and form.is_valid() else None
    if found and request.POST.get("do") == "write":
        number = add_flats(community=scope.chosen.community, rows=found.rows, by=request.user)
        messages.success(request, ngettext("%(n)d flat added.", "%(n)d flats added.", number) % {"n": number})
        return redirect(f"{reverse('office:flats')}?compound={scope.chosen.community.slug}")
    context = {"scope": scope, "form": form, **(_dry_run(scope, found) if found else {})}
    return render(request, "residents/office/import.html", context, status=422 if form.errors else 200)


def _dry_run(scope: Scope, found: Found) -> dict:
    """Return what the list would add to the compound, and what is wrong with it."""
    community = scope.chosen.community
    known = set(Flat.objects.in_communities([community]).values_list("building__number", "number"))
    numbers = set(community.buildings.values_list("number", flat=True))
    new = [row for row in found.rows if row not in known]
    return {
        "text": found.text,
        "new": new[:SHOWN],
        "new_count": len(new),
        "known_count": len(found.rows) - len(new),
        "new_buildings": list(dict.fromkeys(building for building, _flat in new if building not in numbers)),
        "wrong": found.wrong[:SHOWN],
        "wrong_count": len(found.wrong),
    }


@require_http_methods(["GET", "HEAD", "POST"])
@office_only
def letters(request: HttpRequest) -> HttpResponse:
    """Choose a building and make the codes of its flats; then they are printed."""
    scope = _one_compound(request)
    buildings = buildings_of(scope)
    if request.method != "POST":
        return render(request, "residents/office/letters.html", {"scope": scope, "buildings": buildings})
    wanted = request.POST.get("building", "")
    rows = Flat.objects.in_communities(scope.communities)
    if wanted:
        if wanted not in {str(building.pk) for building in buildings}:
            raise Http404
        rows = rows.filter(building=wanted)
    invite_flats(community=scope.chosen.community, flats=rows, by=request.user)
    query = f"?compound={scope.chosen.community.slug}" + (f"&building={wanted}" if wanted else "")
    return redirect(reverse("office:print-letters") + query)


@require_http_methods(["GET", "HEAD", "POST"])
@office_only
def print_letters(request: HttpRequest) -> HttpResponse:
    """Print the open codes of a compound's flats, of one building (?building=) or one flat (?flat=)."""
    scope = _one_compound(request)
    shown = flats_asked_for(request, scope, buildings_of(scope))
    if flat := request.GET.get("flat", ""):
        shown = shown.filter(pk=int(flat) if flat.isdecimal() and len(flat) < 12 else 0)
    codes = Invitation.objects.usable().filter(flat__in=shown.values("pk"), by_household=False)
    keys = codes.order_by("flat__building__rank", "flat__rank", "pk").values_list("pk", flat=True)
    if not keys:
        messages.info(request, _("No letter is open here. Make some first."))
        return redirect(f"{reverse('office:letters')}?compound={scope.chosen.community.slug}")
    back = f"{reverse('office:flats')}?compound={scope.chosen.community.slug}"
    return answer(request, Wish(kind=LETTERS, keys=keys, title=_("Invitation letters"), back=back))
