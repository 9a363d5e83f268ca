"""A business around the corner: who keeps it, when it is open, whether the community lists it."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from portal.businesses.hours import OpenState, days_ahead, state_of, week_of
from portal.businesses.offer_models import Offer, Voucher, language_of
from portal.communities.models import Community, CommunityPage, OpeningHours
from portal.core.searched import searched_names
from portal.core.words import index_text

__all__ = ["Business", "BusinessChange", "ClosedDays", "Offer", "OpeningTime", "Voucher"]
Weekday = OpeningHours.Weekday
CHANGES_SHOWN = 10


class BusinessQuerySet(models.QuerySet):
    """Businesses."""

    def listed(self) -> "BusinessQuerySet":
        """Return those the community shows."""
        return self.filter(state=Business.State.APPROVED)

    def shown(self) -> "BusinessQuerySet":
        """Return the listed ones whose community has a page that everybody may read."""
        return self.listed().filter(community__in=CommunityPage.objects.live().values("community"))

    def waiting(self) -> "BusinessQuerySet":
        """Return those that asked and were not answered, oldest first."""
        return self.filter(state=Business.State.ASKED).order_by("asked_at")

    def kept_by(self, user) -> "BusinessQuerySet":
        """Return those this person keeps."""
        return self.filter(owners=user)

    def with_open(self, now: datetime | None = None) -> "BusinessQuerySet":
        """Annotate each with `open_now`, by the clock on the wall here (settings.TIME_ZONE)."""
        here = timezone.localtime(now)
        open_times = OpeningTime.objects.filter(
            business=OuterRef("pk"), weekday=here.isoweekday(), opens__lte=here.time(), closes__gt=here.time()
        )
        closed = ClosedDays.objects.filter(business=OuterRef("pk"), first__lte=here.date(), last__gte=here.date())
        return self.annotate(open_now=ExpressionWrapper(Exists(open_times) & ~Exists(closed), BooleanField()))

    def with_hours(self) -> "BusinessQuerySet":
        """Load opening times and the closed days that are not over; two queries."""
        coming = ClosedDays.objects.filter(last__gte=timezone.localdate())
        return self.prefetch_related("hours", models.Prefetch("closed_days", coming, to_attr="coming_closed"))

    def open_first(self) -> "BusinessQuerySet":
        """Return the listed ones with what a card shows: open ones first, then by name."""
        return self.listed().with_open().with_hours().select_related("community").order_by("-open_now", "name", "pk")


class Business(index.Indexed, models.Model):
    """One business of one community. Its owners keep the facts; the community lists it, or takes it off."""

    class Kind(models.TextChoices):
        BARBER = "barber", _("Barber")
        GROCERY = "grocery", _("Grocery")
        BREAKFAST = "breakfast", _("Breakfast and snacks")
        REPAIR = "repair", _("Repairs")
        LAUNDRY = "laundry", _("Laundry")
        CLINIC = "clinic", _("Clinic and pharmacy")
        TUTORING = "tutoring", _("Classes and tutoring")
        OTHER = "other", _("Something else")

    class State(models.TextChoices):
        ASKED = "asked", _("asked to be listed")
        APPROVED = "approved", _("listed")
        REFUSED = "refused", _("refused")
        CLOSED = "closed", _("taken off")

    community = models.ForeignKey(Community, models.PROTECT, related_name="businesses", verbose_name=_("community"))
    slug = models.SlugField(_("short name in addresses"))
    name = models.CharField(_("name"), max_length=60)
    sentence = models.CharField(_("in one sentence"), max_length=160, blank=True)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    place = models.CharField(_("where it is"), max_length=120, blank=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    latitude = models.DecimalField(_("latitude"), max_digits=9, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField(_("longitude"), max_digits=9, decimal_places=6, null=True, blank=True)
    picture = models.ForeignKey("images.CustomImage", models.SET_NULL, null=True, blank=True, related_name="+")
    owners = models.ManyToManyField(
        settings.AUTH_USER_MODEL, blank=True, related_name="businesses", verbose_name=_("owners")
    )
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.ASKED)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    asked_at = models.DateTimeField(_("asked"), default=timezone.now)
    decided_at = models.DateTimeField(_("answered"), null=True, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    changed_at = models.DateTimeField(auto_now=True)

    objects = BusinessQuerySet.as_manager()

    search_fields = [
        index.SearchField("search_title", boost=4),
        index.SearchField("search_text"),
        index.FilterField("state"),
    ]

    class Meta:
        verbose_name = _("business")
        verbose_name_plural = _("businesses")
        ordering = ["community", "name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["community", "slug"], name="businesses_one_address"),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__isnull=False, longitude__isnull=False),
                name="businesses_both_coordinates",
            ),
        ]
        indexes = [models.Index(fields=["community", "state", "kind"], name="businesses_list")]

    def __str__(self):
        return self.name

    def get_absolute_url(self) -> str:
        """Return the address of its public page in the language now spoken."""
        return reverse("businesses:show", args=[self.community.slug, self.slug])

    @property
    def spoken(self) -> str:
        """Return the language of the name a reader is shown."""
        return language_of(self, "name")

    @property
    def is_listed(self) -> bool:
        """Say whether neighbours see it."""
        return self.state == self.State.APPROVED

    def closed_ahead(self) -> list["ClosedDays"]:
        """Return the closed days that are not over; no query after `with_hours`."""
        if not hasattr(self, "coming_closed"):
            self.coming_closed = list(self.closed_days.filter(last__gte=timezone.localdate()))
        return self.coming_closed

    @property
    def open_state(self) -> OpenState:
        """Return whether it is open at this moment and what comes next. Never keep it: it is true for a minute."""
        return state_of(hours=self.hours.all(), closed=self.closed_ahead(), now=timezone.now())

    @property
    def week(self) -> list[dict]:
        """Return the seven days with their hours, today marked."""
        return week_of(hours=self.hours.all(), today=timezone.localdate())

    @property
    def days_off(self) -> list[str]:
        """Return the closed days that are not over, in words."""
        return days_ahead(self.closed_ahead())

    def latest_changes(self) -> list["BusinessChange"]:
        """Return the last changes of name, kind and state, newest first, with who made them."""
        return list(self.changes.select_related("by")[:CHANGES_SHOWN])

    def in_both_languages(self, *fields: str) -> list[str]:
        """Return what these fields say in each language, without the empty ones."""
        texts = [getattr(self, f"{field}_{language}") for field in fields for language in ("zh_hans", "en")]
        return [text for text in texts if text]

    def search_title(self) -> str:
        """Return the names for the text index, the Chinese one also in pinyin."""
        return searched_names(self.in_both_languages("name"))

    def search_text(self) -> str:
        """Return all else that is written of it for the text index, its kind in both languages included."""
        kinds = []
        for language, _name in settings.LANGUAGES:
            with translation.override(language):
                kinds.append(self.get_kind_display())
        return index_text(*kinds, *self.in_both_languages("sentence", "place"))


class OpeningTime(models.Model):
    """From when to when it is open on one day of the week, by the clock on the wall; several a day are fine."""

    business = models.ForeignKey(Business, models.CASCADE, related_name="hours")
    weekday = models.PositiveSmallIntegerField(_("day"), choices=Weekday.choices)
    opens = models.TimeField(_("opens"))
    closes = models.TimeField(_("closes"))

    class Meta:
        ordering = ["weekday", "opens"]
        constraints = [
            models.CheckConstraint(condition=Q(closes__gt=models.F("opens")), name="businesses_closes_later"),
            models.UniqueConstraint(fields=["business", "weekday", "opens"], name="businesses_opens_once"),
        ]


class ClosedDays(models.Model):
    """Days on which it stays shut, first and last included."""

    business = models.ForeignKey(Business, models.CASCADE, related_name="closed_days")
    first = models.DateField(_("first day"))
    last = models.DateField(_("last day"))

    class Meta:
        ordering = ["first", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(last__gte=models.F("first")), name="businesses_last_not_before_first")
        ]


class BusinessChange(models.Model):
    """Who changed the name, the kind or the state, and from what to what."""

    business = models.ForeignKey(Business, models.CASCADE, related_name="changes")
    field = models.CharField(max_length=16)
    old = models.CharField(max_length=60, blank=True)
    new = models.CharField(max_length=60, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("change of a business")
        verbose_name_plural = _("changes of businesses")
        ordering = ["-at", "-pk"]

    @property
    def words(self) -> str:
        """Return the change in words: from what to what."""
        labels = {"kind": Business.Kind, "state": Business.State}.get(self.field)
        known = dict(labels.choices) if labels else {}
        return f"{known.get(self.old, self.old) or '–'} → {known.get(self.new, self.new) or '–'}"
