"""A long paper under way: how far it is, then the file; for whoever asked for it alone."""

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from portal.papers.models import Paper
from portal.papers.services import try_again


@require_safe
@login_required
@never_cache
def paper(request: HttpRequest, token: str) -> HttpResponse:
    """Show how far a paper is; the page asks again every few seconds until it is ready."""
    found = get_object_or_404(Paper, token=token, owner=request.user)
    response = render(request, "papers/paper.html", {"paper": found})
    if not found.file and not found.has_failed:
        response["Refresh"] = "3"
    return response


@require_safe
@login_required
def file(request: HttpRequest, token: str) -> FileResponse:
    """Return the finished PDF."""
    found = get_object_or_404(Paper.objects.exclude(file=""), token=token, owner=request.user)
    try:
        opened = found.file.open("rb")
    except FileNotFoundError:
        raise Http404(token) from None
    response = FileResponse(opened, content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(False, f"{found.title}.pdf")
    response["Cache-Control"] = "private, no-store"
    return response


@require_POST
@login_required
def again(request: HttpRequest, token: str) -> HttpResponse:
    """Let the worker try once more."""
    try_again(paper=get_object_or_404(Paper, token=token, owner=request.user))
    return redirect("papers:paper", token)
