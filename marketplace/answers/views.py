"""Reviews of a village's goods and its answers. What is said of others' goods is not there."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from marketplace.answers.forms import AnswerForm
from marketplace.answers.queries import DONE, OPEN, narrowed, reviews_kept_by
from marketplace.answers.services import answer_review
from marketplace.producers.access import only_for
from marketplace.producers.goods import keeps_goods

PER_PAGE = 20
SHOWS = (("", gettext_lazy("All")), (OPEN, gettext_lazy("To answer")), (DONE, gettext_lazy("Answered")))
goods_keepers_only = only_for(keeps_goods)


@never_cache
@require_safe
@goods_keepers_only
def reviews(request: HttpRequest) -> HttpResponse:
    """List what people say of the reader's goods; ?show= keeps what waits for an answer, or has one."""
    show = request.GET.get("show", "")
    found = narrowed(reviews_kept_by(request.user), show).select_related("product", "user", "answer")
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "answers/list.html", {"page_obj": page, "show": show, "shows": SHOWS})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@goods_keepers_only
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one review with its answer, and take the answer."""
    found = reviews_kept_by(request.user).select_related("product", "user", "answer")
    review = get_object_or_404(found, pk=pk)
    given = getattr(review, "answer", None)
    initial = {"chinese": given.text_zh_hans, "english": given.text_en} if given else {}
    form = AnswerForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            answer_review(review=review, by=request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error("chinese", error)
        else:
            messages.success(request, _("The answer stands below the review now."))
            return redirect("answers:list")
    status = 422 if form.errors else 200
    return render(request, "answers/answer.html", {"form": form, "review": review, "given": given}, status=status)
