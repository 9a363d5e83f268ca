"""Complaints as shop managers and operators see them: the list, one complaint, the answer."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from marketplace.complaints.answering import asked, context_of
from marketplace.complaints.exceptions import ComplaintError
from marketplace.complaints.models import Complaint, ComplaintPhoto
from marketplace.complaints.querysets import may_see_all
from marketplace.complaints.rules import may_answer, may_second
from marketplace.complaints.services import put_back, second
from marketplace.placement.exceptions import PlacementError
from marketplace.producers.access import manages_a_shop, only_for
from portal.core.given_files import private_file

PER_PAGE = 20
FILTERS = {
    "": (gettext_lazy("All"), Complaint.objects.all),
    "open": (gettext_lazy("To answer"), Complaint.objects.under_way),
    "late": (gettext_lazy("Late"), Complaint.objects.late),
    "second": (gettext_lazy("For a second person"), Complaint.objects.second),
    "done": (gettext_lazy("Answered"), Complaint.objects.closed),
}
answering_only = only_for(lambda user: may_see_all(user) or manages_a_shop(user))


@never_cache
@require_safe
@answering_only
def complaints(request: HttpRequest) -> HttpResponse:
    """Show the reader's complaints, first what waits; ?show= keeps some of them."""
    chosen = request.GET.get("show", "")
    chosen = chosen if chosen in FILTERS else ""
    found = FILTERS[chosen][1]().seen_by(request.user)
    context = {
        "page_obj": Paginator(found.for_list(), PER_PAGE).get_page(request.GET.get("page")),
        "filters": [(name, label) for name, (label, _found) in FILTERS.items()],
        "chosen": chosen,
        "counts": Complaint.objects.seen_by(request.user).count_waiting(),
    }
    return render(request, "complaints/list.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@transaction.non_atomic_requests
@answering_only
def complaint(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one complaint, and take its answer: asked first, shown in figures, then done."""
    found = _find(request, pk)
    if request.method == "POST":
        if not may_answer(request.user, found) and found.status == Complaint.Status.OPEN:
            raise Http404
        return asked(request, found)
    return render(request, "complaints/complaint.html", context_of(request, found))


@require_POST
@transaction.non_atomic_requests
@answering_only
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a second person agree to a large sum, or open the complaint again."""
    found = _find(request, pk)
    if not may_second(request.user, found) and found.answered_by_id != request.user.pk:
        raise Http404
    try:
        if request.POST.get("decide") == "back":
            put_back(complaint=found, by=request.user)
            messages.success(request, _("It is open again. Nothing was given."))
        else:
            second(complaint=found, by=request.user)
            messages.success(request, _("Done. The buyer is written to."))
    except (ComplaintError, PlacementError) as error:
        messages.warning(request, str(error))
    return redirect("complaints:complaint", pk=pk)


@never_cache
@require_safe
@answering_only
def photo(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a photo to the village it is about and to operators."""
    seen = Complaint.objects.seen_by(request.user)
    return private_file(get_object_or_404(ComplaintPhoto.objects.filter(complaint__in=seen), pk=pk).file)


def _find(request: HttpRequest, pk: int) -> Complaint:
    return get_object_or_404(Complaint.objects.seen_by(request.user).with_origin().with_lines(), pk=pk)
