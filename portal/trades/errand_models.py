"""A request: what somebody asks of a service, the times they wish for, what became of it step by step, the rating."""

import secrets
from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.communities.models import Community
from portal.repairs.models import private_storage
from portal.trades.kinds import HOURS, KNOWN, OPEN, Part, Place, State, What
from portal.trades.querysets import ErrandQuerySet


def time_words(day, part: str, clock=None) -> str:
    """Return a day and a part of it in words, with the hour where one was said."""
    words = {
        "day": date_format(day, "DATE_FORMAT"),
        "part": Part(part).label,
        "hour": f"{clock:%H:%M}" if clock else "",
    }
    return _("%(day)s, %(part)s, %(hour)s") % words if clock else _("%(day)s, %(part)s") % words


def place_of(photo: "Photo", name: str) -> str:
    """Return a name nobody can guess; of the file's own only the ending is kept."""
    return f"services/{secrets.token_urlsafe(18)}.{name.rpartition('.')[2].lower()[:5]}"


class Errand(models.Model):
    """What one person asks of one service, from the question to the rating.

    `day`, `part` and `clock` are the time proposed, and once agreed the appointment. `places` is how many appointments
    the business took at one time when this one was agreed. `moved_at` is when anything last happened. `community` is
    where the asker lives, or where they found the service. An erased account leaves the row without person and words.
    """

    service = models.ForeignKey("trades.Service", models.PROTECT, related_name="errands")
    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="errands")
    key = models.CharField(max_length=64, unique=True)
    text = models.CharField(max_length=500, blank=True)
    place = models.CharField(max_length=4, choices=Place.choices)
    address = models.CharField(max_length=120, blank=True)
    state = models.CharField(max_length=9, choices=State.choices, default=State.ASKED)
    day = models.DateField(null=True, blank=True)
    part = models.CharField(max_length=2, choices=Part.choices, blank=True)
    clock = models.TimeField(null=True, blank=True)
    price_words = models.CharField(max_length=120, blank=True)
    places = models.PositiveSmallIntegerField(null=True, blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    moved_at = models.DateTimeField(default=timezone.now)
    told_silent_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    rating = models.PositiveSmallIntegerField(null=True, blank=True)
    rating_text = models.CharField(max_length=300, blank=True)
    rated_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=300, blank=True)
    hidden_at = models.DateTimeField(null=True, blank=True)
    hidden_why = models.CharField(max_length=200, blank=True)
    hidden_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")

    objects = ErrandQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("request to a service")
        verbose_name_plural = gettext_lazy("requests to services")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=("proposed", "agreed", "done")) | (Q(day__isnull=False) & ~Q(part="")),
                name="trades_agreed_when",
            ),
            models.CheckConstraint(condition=~Q(state="agreed") | Q(places__gte=1), name="trades_agreed_places"),
            models.CheckConstraint(condition=~Q(state="done") | Q(done_at__isnull=False), name="trades_done_when"),
            models.CheckConstraint(
                condition=Q(rating=None) | Q(rating__range=(1, 5), state="done", rated_at__isnull=False),
                name="trades_rated_when_done",
            ),
        ]
        indexes = [
            models.Index(fields=["service", "state", "day", "part"], name="trades_taken_times"),
            models.Index(fields=["user", "-moved_at"], name="trades_of_a_person"),
            models.Index(fields=["state", "moved_at"], name="trades_clock"),
            models.Index(fields=["service", "-rated_at"], condition=Q(rating__isnull=False), name="trades_ratings"),
        ]

    def __str__(self):
        return f"{self.pk} · {self.get_state_display()}"

    def get_absolute_url(self) -> str:
        """Return its page for the asker in the language now spoken."""
        return reverse("errands:show", args=[self.pk])

    @property
    def when(self) -> str:
        """Return the time proposed or agreed in words."""
        return time_words(self.day, self.part, self.clock) if self.day and self.part else ""

    @property
    def begins(self) -> datetime:
        """Return when the appointment begins: the hour that was said, or the beginning of its part of the day."""
        return timezone.make_aware(datetime.combine(self.day, self.clock or HOURS[Part(self.part)][0]))

    @property
    def is_open(self) -> bool:
        """Say whether something is still to come."""
        return self.state in OPEN

    @property
    def is_known(self) -> bool:
        """Say whether both sides may see name, phone and place."""
        return self.state in KNOWN

    @property
    def has_begun(self) -> bool:
        """Say whether the agreed time has come, so that it can have been done."""
        return self.state == State.AGREED and self.begins <= timezone.now()

    @property
    def signed(self) -> str:
        """Return how a rating is signed: the first letter of the name and the compound, never a whole name."""
        name = self.user.first_name.strip()[:1] if self.user_id and self.user else ""
        letter = f"{name.upper()}." if name.isascii() else name
        words = {"letter": letter, "community": self.community.name}
        return _("%(letter)s, %(community)s") % words if name else _("A neighbour, %(community)s") % words

    @property
    def shown_text(self) -> str:
        """Return the words of a rating for everybody, nothing once the operator has hidden them."""
        return "" if self.hidden_at else self.rating_text


class Wish(models.Model):
    """A time the asker would like; up to three."""

    errand = models.ForeignKey(Errand, models.CASCADE, related_name="wishes")
    day = models.DateField()
    part = models.CharField(max_length=2, choices=Part.choices)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["errand", "day", "part"], name="trades_wish_once")]

    def __str__(self):
        return time_words(self.day, self.part)


class Photo(models.Model):
    """A photo of what is needed, made safe; shown to the asker and the business alone."""

    errand = models.ForeignKey(Errand, models.CASCADE, related_name="photos")
    file = models.FileField(storage=private_storage, upload_to=place_of, max_length=120)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"{self.errand_id} · {self.pk}"


class Step(models.Model):
    """Something that happened to a request. `by_business` is None for what happened by itself."""

    errand = models.ForeignKey(Errand, models.CASCADE, related_name="steps")
    what = models.CharField(max_length=9, choices=What.choices)
    by_business = models.BooleanField(null=True)
    text = models.CharField(max_length=500, blank=True)
    day = models.DateField(null=True, blank=True)
    part = models.CharField(max_length=2, choices=Part.choices, blank=True)
    clock = models.TimeField(null=True, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self):
        return f"{self.errand_id} · {self.get_what_display()}"

    @property
    def when(self) -> str:
        """Return the time it is about in words."""
        return time_words(self.day, self.part, self.clock) if self.day and self.part else ""
