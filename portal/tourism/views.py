"""Asking a village, and reading its answer at a private address."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from portal.core.throttle import throttle
from portal.tourism.forms import AskForm, LongStayForm
from portal.tourism.models import Question, Visit
from portal.tourism.services import ask_question
from portal.users.contacts import is_email

HOUR_SECONDS = 3600


@require_http_methods(["GET", "POST"])
@throttle("ask", limit=10, per_seconds=HOUR_SECONDS)
def ask(request: HttpRequest, visit_id: int) -> HttpResponse:
    """Take a question to a visit that has a public page; back with the form when something is missing."""
    visit = get_object_or_404(Visit.objects.with_live_page(), pk=visit_id)
    form = AskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        user = request.user if request.user.is_authenticated else None
        question = ask_question(visit=visit, language=get_language(), user=user, **form.cleaned_data)
        return redirect("tourism:question", question.token)
    return render(request, "tourism/ask.html", {"visit": visit, "form": form})


@require_http_methods(["GET", "POST"])
@throttle("ask", limit=10, per_seconds=HOUR_SECONDS)
def long_stay(request: HttpRequest, visit_id: int) -> HttpResponse:
    """Take a wish to live somewhere for months; back with the form when something is missing."""
    visit = get_object_or_404(Visit.objects.with_live_page().select_related("village"), pk=visit_id)
    if not visit.has_long_stays:
        raise Http404
    user = request.user if request.user.is_authenticated else None
    initial = {"name": user.get_full_name(), "contact": user.email or user.phone} if user else {}
    form = LongStayForm(request.POST or None, visit=visit, initial=initial)
    if request.method == "POST" and form.is_valid():
        question = ask_question(visit=visit, language=get_language(), user=user, **form.cleaned_data)
        return redirect("tourism:question", question.token)
    return render(request, "tourism/long_stay.html", {"visit": visit, "form": form})


@require_GET
@never_cache
def show_question(request: HttpRequest, token: str) -> HttpResponse:
    """Show question and answer to whoever has the address."""
    question = get_object_or_404(Question.objects.select_related("visit"), token=token)
    context = {"question": question, "mails_answer": is_email(question.contact)}
    return render(request, "tourism/question.html", context)
