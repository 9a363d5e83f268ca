"""Writing to the platform, and reading its answer at a private address."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from portal.core.throttle import throttle
from portal.helpdesk.forms import LetterForm
from portal.helpdesk.models import Inquiry
from portal.helpdesk.services import write_to_us
from portal.users.contacts import is_email

HOUR_SECONDS = 3600


def blank_letter(user, order_number: str = "") -> LetterForm:
    """Return an empty letter with what we know of whoever is signed in."""
    known = {"order_number": order_number[:32]}
    if user.is_authenticated:
        known |= {"name": user.get_full_name(), "contact": user.email or user.phone}
    return LetterForm(initial=known)


@require_http_methods(["GET", "POST"])
@throttle("letter", limit=10, per_seconds=HOUR_SECONDS)
def write(request: HttpRequest) -> HttpResponse:
    """Take a letter; back with the form when something is missing. `?order=` fills in the order number."""
    if request.method == "GET":
        form = blank_letter(request.user, request.GET.get("order", "").replace("\0", ""))
        return render(request, "helpdesk/write.html", {"form": form})
    form = LetterForm(request.POST)
    if not form.is_valid():
        return render(request, "helpdesk/write.html", {"form": form})
    user = request.user if request.user.is_authenticated else None
    inquiry = write_to_us(language=get_language(), user=user, **form.cleaned_data)
    return redirect("helpdesk:letter", inquiry.token)


@require_GET
@never_cache
def show_letter(request: HttpRequest, token: str) -> HttpResponse:
    """Show letter and answer to whoever has the address."""
    inquiry = get_object_or_404(Inquiry, token=token)
    return render(request, "helpdesk/letter.html", {"inquiry": inquiry, "mails_answer": is_email(inquiry.contact)})
