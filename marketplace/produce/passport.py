"""The harvest passport: where a lot comes from, for everybody who holds its label."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import get_language, get_language_from_request
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from marketplace.produce.models import Certificate, Lot, PackedLot
from marketplace.producers.addresses import village_pages
from marketplace.producers.models import Mention
from portal.core.findable import absolute
from portal.culture.models import StoryPage


@dataclass(frozen=True)
class Step:
    """One terrace of a lot's way: what happened, when (and until when), and a line about it."""

    label: str
    day: date
    until: date | None = None
    text: str = ""


@require_safe
def lot(request: HttpRequest, code: str) -> HttpResponse:
    """Show a lot: product, village, harvest, tests, where it was packed; nothing about any buyer.

    Search engines are asked to leave it out: a lot is gone within weeks, its product's page stays.
    """
    shown = get_object_or_404(Lot.objects.with_origin().prefetch_related("product__images"), code=code)
    product, village = shown.product, shown.product.village
    certificates = list(Certificate.objects.about_lot(shown).shown())
    context = {
        "lot": shown,
        "product": product,
        "village": village,
        "village_page": village_pages([village]).get(village.pk) if village else None,
        "story": story_of(product),
        "certificates": certificates,
        "steps": steps_of(shown, certificates),
        "address": absolute(reverse("lot_label", args=[shown.code])).partition("://")[2],
    }
    return render(request, "produce/passport.html", context)


def story_of(product) -> StoryPage | None:
    """Return a live story in the reader's language that tells of the product."""
    keys = Mention.objects.filter(product=product).values("page_key")
    stories = StoryPage.objects.live().filter(translation_key__in=keys, locale__language_code=get_language())
    return stories.order_by("-first_published_at", "pk").first()


def steps_of(shown: Lot, certificates: list[Certificate]) -> list[Step]:
    """Return the way of a lot: harvested, tested (its own tests), packed from the first to the last day."""
    steps = [Step(_("Harvested or made"), shown.harvested_on, text=f"{shown.place} · {shown.grower}")]
    tests = sorted((paper for paper in certificates if paper.lot_id), key=lambda paper: paper.issued_on)
    steps += [
        Step(_("Tested"), paper.issued_on, text=f"{paper.get_kind_display()} · {paper.issuer}") for paper in tests
    ]
    figures = PackedLot.objects.figures(shown)
    if figures["first"]:
        first, last = (timezone.localdate(figures[name]) for name in ("first", "last"))
        steps.append(Step(_("Packed"), first, until=last if last != first else None))
    return steps


@require_safe
def label(request: HttpRequest, code: str) -> HttpResponse:
    """Lead from the label to the passport in the language of cookie or browser."""
    language = get_language_from_request(request)
    with translation.override(language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE):
        response = redirect("passport:lot", code=code.upper())
    response["Vary"] = "Accept-Language, Cookie"
    return response


def label_address(shown: Lot) -> str:
    """Return the short address on a label, which leads to the passport in its reader's language."""
    return absolute(reverse("lot_label", args=[shown.code]))
