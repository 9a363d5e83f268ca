"""Things to do and places to stay: one row each, a page per language, and visitors' questions."""

import secrets

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from portal.core.listing import paged
from portal.core.models import BasePage
from portal.core.panels import page_form
from portal.tourism.facts import visit_facts
from portal.tourism.forms import VisitPageForm
from portal.villages.models import Membership, Village


def make_token() -> str:
    """Return an unguessable key for a private address."""
    return secrets.token_urlsafe(16)


class VisitQuerySet(models.QuerySet):
    """Experiences and stays."""

    def with_live_page(self) -> "VisitQuerySet":
        """Return the visits the public can read about."""
        return self.filter(models.Q(experience_pages__live=True) | models.Q(stay_pages__live=True)).distinct()


class Visit(models.Model):
    """An experience or a stay as a fact: prices in CNY with two decimals, capacity in people (a stay: rooms).

    A place to stay with a `month_price` can be had for months; whoever wants that asks first. Distances in km by road.
    """

    class Kind(models.TextChoices):
        EXPERIENCE = "experience", _("Thing to do")
        STAY = "stay", _("Place to stay")

    slug = models.SlugField(_("short name in addresses"), unique=True)
    village = models.ForeignKey(Village, models.PROTECT, related_name="visits", verbose_name=_("village"))
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    name = models.CharField(_("name"), max_length=120)
    price = models.DecimalField(_("price"), max_digits=12, decimal_places=2)
    price_unit = models.CharField(_("price per"), max_length=40)
    capacity = models.PositiveIntegerField(_("places"), default=1)
    month_price = models.DecimalField(_("price of a month"), max_digits=12, decimal_places=2, null=True, blank=True)
    trial_nights = models.PositiveSmallIntegerField(_("nights of a trial stay"), default=0)
    trial_price = models.DecimalField(
        _("price of the trial stay"), max_digits=12, decimal_places=2, null=True, blank=True
    )
    clinic = models.CharField(_("nearest clinic"), max_length=120, blank=True)
    clinic_km = models.DecimalField(
        _("distance of the clinic in km"), max_digits=5, decimal_places=1, null=True, blank=True
    )
    hospital = models.CharField(_("nearest hospital"), max_length=120, blank=True)
    hospital_km = models.DecimalField(
        _("distance of the hospital in km"), max_digits=5, decimal_places=1, null=True, blank=True
    )

    objects = VisitQuerySet.as_manager()

    class Meta:
        verbose_name = _("visit")
        verbose_name_plural = _("visits")

    def __str__(self):
        return self.name

    @property
    def has_long_stays(self) -> bool:
        """Say whether one can live here for months."""
        return self.kind == self.Kind.STAY and self.month_price is not None


class VisitIndexPage(BasePage):
    """Everything to do and everywhere to stay."""

    template = "tourism/visit_index_page.html"
    plain_words = _("Days out and nights in the villages: what happens, what it costs, whom to ask.")
    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = []

    class Meta:
        verbose_name = _("list of visits")

    def get_context(self, request, *args, **kwargs):
        kind = request.GET.get("kind", "")
        kind = kind if kind in Visit.Kind.values else ""
        context = super().get_context(request, *args, **kwargs)
        pages = visit_pages(locale_id=self.locale_id, kind=kind)
        return {**context, **paged(request, pages), "kind": kind, "card_template": "tourism/_card.html"}


class VisitPage(BasePage):
    """Abstract: the page of a visit in one language."""

    duration = models.CharField(_("How long"), max_length=80, blank=True)
    includes = models.TextField(_("What is included"), blank=True, help_text=_("One thing per line."))
    bring = models.TextField(_("What to bring"), blank=True, help_text=_("One thing per line."))
    suits = models.CharField(_("Who it suits"), max_length=200, blank=True)
    meeting_point = models.CharField(_("Where to meet"), max_length=200, blank=True)
    cancellation = models.CharField(_("If you cannot come"), max_length=200, blank=True)

    searched_fields = (
        *BasePage.searched_fields,
        *("duration", "includes", "bring", "suits", "meeting_point", "cancellation"),
    )

    parent_page_types = ["villages.VillagePage"]
    subpage_types = []
    edit_handler = page_form(
        [
            FieldPanel("title"),
            FieldPanel("visit"),
            BasePage.picture_panel,
            FieldPanel("body"),
            FieldPanel("duration"),
            FieldPanel("includes"),
            FieldPanel("bring"),
            FieldPanel("suits"),
            FieldPanel("meeting_point"),
            FieldPanel("cancellation"),
        ],
        [FieldPanel("summary", help_text=_("The first sentence when left empty."))],
        form_class=VisitPageForm,
    )

    class Meta:
        abstract = True

    def facts(self, request) -> list[dict]:
        return [visit_facts(self)]

    def get_context(self, request, *args, **kwargs):
        return {**super().get_context(request, *args, **kwargs), "village_page": self.get_parent()}


class ExperiencePage(VisitPage):
    """A thing to do."""

    template = "tourism/experience_page.html"
    visit = models.ForeignKey(
        Visit,
        models.PROTECT,
        related_name="experience_pages",
        limit_choices_to={"kind": Visit.Kind.EXPERIENCE},
        verbose_name=_("visit"),
    )

    class Meta:
        verbose_name = _("thing to do")


class StayPage(VisitPage):
    """A place to stay."""

    template = "tourism/stay_page.html"
    visit = models.ForeignKey(
        Visit,
        models.PROTECT,
        related_name="stay_pages",
        limit_choices_to={"kind": Visit.Kind.STAY},
        verbose_name=_("visit"),
    )

    class Meta:
        verbose_name = _("place to stay")


def visit_pages(*, locale_id: int, kind: str = "", below: Page | None = None) -> list[VisitPage]:
    """Return the live pages of things to do, then of places to stay, each with its visit; `kind` keeps one of them."""
    models_by_kind = {Visit.Kind.EXPERIENCE: ExperiencePage, Visit.Kind.STAY: StayPage}
    found = []
    for one, model in models_by_kind.items():
        if kind in ("", one):
            pages = model.objects.live().filter(locale=locale_id).select_related("visit").order_by("title")
            found += pages.child_of(below) if below else pages
    return found


class QuestionQuerySet(models.QuerySet):
    """Visitors' questions."""

    def for_keeper(self, user) -> "QuestionQuerySet":
        """Return the questions to the villages this user coordinates."""
        return self.filter(visit__village__in=Village.objects.kept_by(user, Membership.Role.COORDINATOR))

    def waiting(self) -> "QuestionQuerySet":
        """Return the questions nobody has answered, oldest first."""
        return self.filter(answered_at=None).order_by("asked_at")

    def late(self, *, now=None) -> "QuestionQuerySet":
        """Return the questions that were not answered by the promised moment, and still are not."""
        return self.waiting().filter(answer_by__lt=now or timezone.now())


class Question(models.Model):
    """A visitor's question about a visit, answered by the village's coordinator by a promised moment.

    With `months` it asks for a long stay, and its text may be empty. After the moment the operator hears of it.
    """

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="questions")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    name = models.CharField(_("Name"), max_length=60)
    contact = models.CharField(_("Phone or e-mail"), max_length=120)
    text = models.TextField(_("Your question"), max_length=1000)
    language = models.CharField(max_length=10)
    token = models.CharField(max_length=32, unique=True, default=make_token)
    asked_at = models.DateTimeField(_("asked"), auto_now_add=True)
    answer = models.TextField(_("Answer"), max_length=2000, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    answer_by = models.DateTimeField(_("answer promised by"), null=True, blank=True)
    escalated_at = models.DateTimeField(null=True, blank=True, editable=False)
    arrive = models.DateField(_("from when"), null=True, blank=True)
    months = models.PositiveSmallIntegerField(_("months"), null=True, blank=True)
    people = models.PositiveSmallIntegerField(_("people who come"), null=True, blank=True)
    wants_trial = models.BooleanField(_("trial stay first"), default=False)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["answered_at", "-asked_at"]

    def __str__(self):
        return f"{self.name}: {(self.text or self.wish)[:40]}"

    @property
    def wish(self) -> str:
        """Return what a long stay should be like in words, "" of any other question."""
        if not self.months:
            return ""
        words = {"day": date_format(self.arrive, "DATE_FORMAT"), "months": self.months, "people": self.people}
        if self.wants_trial:
            return (
                gettext("Long stay from %(day)s, months: %(months)s, people: %(people)s; a trial stay first.") % words
            )
        return gettext("Long stay from %(day)s, months: %(months)s, people: %(people)s.") % words

    @property
    def is_answered(self) -> bool:
        """Whether the village has answered."""
        return self.answered_at is not None
