"""What an event needs besides its page: places, who comes, who waits. One row for all its languages."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Count, F, Q, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.communities.models import Community
from portal.gatherings.invitation_models import Invitation
from portal.gatherings.photo_models import Photo
from portal.villages.models import Village

__all__ = ["Gathering", "HostLetter", "Invitation", "Photo", "SignUp"]


class GatheringQuerySet(models.QuerySet):
    """Gatherings."""

    def with_figures(self) -> "GatheringQuerySet":
        """Annotate each with how many people have a place (`taken`) and how many groups wait (`waiting`)."""
        placed = Q(sign_ups__state=SignUp.State.PLACED)
        people = Sum(F("sign_ups__adults") + F("sign_ups__children"), filter=placed)
        waiting = Count("sign_ups", filter=Q(sign_ups__state=SignUp.State.WAITING))
        return self.annotate(taken=Coalesce(people, 0), waiting=waiting)

    def standing(self) -> "GatheringQuerySet":
        """Return those that are to come and not called off."""
        return self.filter(called_off_at=None, starts_at__gt=timezone.now())

    def on_day(self, day) -> "GatheringQuerySet":
        """Return those that begin on a local day."""
        begins = timezone.make_aware(datetime.combine(day, datetime.min.time()))
        return self.filter(starts_at__gte=begins, starts_at__lt=begins + timedelta(days=1))


class Gathering(models.Model):
    """One event, whatever the number of its pages: `key` is their translation key.

    `starts_at`, `ends_at` are what people were told last. `places` is None without a limit, `until` is None when one
    may sign up until it begins. Either `village` or `community` is the host.
    """

    key = models.UUIDField(unique=True)
    village = models.ForeignKey(Village, models.PROTECT, null=True, blank=True, related_name="gatherings")
    community = models.ForeignKey(Community, models.PROTECT, null=True, blank=True, related_name="gatherings")
    starts_at = models.DateTimeField(_("Begins"))
    ends_at = models.DateTimeField(_("Ends"))
    takes_sign_ups = models.BooleanField(_("People sign up for it"), default=False)
    places = models.PositiveIntegerField(_("How many places"), null=True, blank=True)
    most_together = models.PositiveSmallIntegerField(_("At most so many in one sign-up"), default=6)
    families = models.BooleanField(_("Children may come along"), default=True)
    min_age = models.PositiveSmallIntegerField(_("From which age"), null=True, blank=True)
    until = models.DateTimeField(_("Sign up until"), null=True, blank=True)
    called_off_at = models.DateTimeField(null=True, blank=True)
    called_off_why = models.CharField(max_length=300, blank=True)
    last_number = models.PositiveIntegerField(default=0)
    reminded_at = models.DateTimeField(null=True, blank=True)

    objects = GatheringQuerySet.as_manager()

    class Meta:
        verbose_name = _("gathering")
        verbose_name_plural = _("gatherings")
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(village__isnull=True, community__isnull=False)
                | Q(village__isnull=False, community__isnull=True),
                name="gatherings_one_host",
            ),
            models.CheckConstraint(condition=Q(places__isnull=True) | Q(places__gt=0), name="gatherings_places"),
            models.CheckConstraint(condition=Q(most_together__gt=0), name="gatherings_most_together"),
        ]
        indexes = [models.Index(fields=["starts_at"], name="gatherings_by_day")]

    def __str__(self):
        return str(self.key)

    @property
    def host(self) -> Village | Community:
        """Return whose event it is."""
        return self.village or self.community

    @property
    def closes_at(self) -> datetime:
        """Return the moment until which one may sign up."""
        return self.until or self.starts_at

    @property
    def is_called_off(self) -> bool:
        """Say whether it does not take place."""
        return self.called_off_at is not None

    @property
    def has_begun(self) -> bool:
        """Say whether it has begun, or is over."""
        return self.starts_at <= timezone.now()

    @property
    def is_open(self) -> bool:
        """Say whether one may sign up now, be it for the waiting list."""
        return self.takes_sign_ups and not self.is_called_off and timezone.now() < self.closes_at

    @property
    def left(self) -> int | None:
        """Return how many places are free, None without a limit; needs `with_figures`."""
        return None if self.places is None else max(0, self.places - self.taken)

    @property
    def when(self) -> str:
        """Return day and hour of its beginning, local time, the reader's way."""
        starts = timezone.localtime(self.starts_at)
        return f"{date_format(starts, 'DATE_FORMAT')} {starts:%H:%M}"


class SignUpQuerySet(models.QuerySet):
    """Sign-ups."""

    def placed(self) -> "SignUpQuerySet":
        """Return those that have a place."""
        return self.filter(state=SignUp.State.PLACED)

    def waiting(self) -> "SignUpQuerySet":
        """Return those that wait, in their order."""
        return self.filter(state=SignUp.State.WAITING).order_by("number")

    def active(self) -> "SignUpQuerySet":
        """Return those that have a place or wait for one."""
        return self.exclude(state=SignUp.State.LEFT)

    def people(self) -> int:
        """Return how many people they are together."""
        return self.aggregate(sum=Coalesce(Sum(F("adults") + F("children")), 0))["sum"]


class SignUp(models.Model):
    """One person's group for one gathering. `number` is its place in the order of who waits, drawn once.

    `came` is None until the host has ticked the list.
    """

    class State(models.TextChoices):
        PLACED = "placed", pgettext_lazy("sign-up", "has a place")
        WAITING = "waiting", pgettext_lazy("sign-up", "waits")
        LEFT = "left", pgettext_lazy("sign-up", "does not come")

    gathering = models.ForeignKey(Gathering, models.CASCADE, related_name="sign_ups")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="sign_ups")
    name = models.CharField(_("your name"), max_length=60)
    adults = models.PositiveSmallIntegerField(_("grown-ups"), default=1)
    children = models.PositiveSmallIntegerField(_("children"), default=0)
    ages = models.CharField(_("ages of the children"), max_length=60, blank=True)
    note = models.CharField(_("a word to the host"), max_length=200, blank=True)
    state = models.CharField(max_length=8, choices=State.choices)
    number = models.PositiveIntegerField(null=True, blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)
    came = models.BooleanField(null=True, blank=True)

    objects = SignUpQuerySet.as_manager()

    class Meta:
        verbose_name = _("sign-up for a gathering")
        verbose_name_plural = _("sign-ups for gatherings")
        ordering = ["made_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["gathering", "user"], name="gatherings_one_each"),
            models.CheckConstraint(condition=Q(adults__gt=0), name="gatherings_a_grown_up"),
            models.CheckConstraint(
                condition=~Q(state="waiting") | Q(number__isnull=False), name="gatherings_waiting_has_number"
            ),
        ]
        indexes = [models.Index(fields=["gathering", "state", "number"], name="gatherings_order")]

    def __str__(self):
        return f"{self.name} · {self.heads}"

    @property
    def heads(self) -> int:
        """Return how many people they are."""
        return self.adults + self.children

    @property
    def is_placed(self) -> bool:
        """Say whether they have a place."""
        return self.state == self.State.PLACED

    @property
    def is_waiting(self) -> bool:
        """Say whether they wait for a place."""
        return self.state == self.State.WAITING

    def position(self) -> int:
        """Return how many groups wait up to this one, itself included."""
        return self.gathering.sign_ups.waiting().filter(number__lte=self.number).count()


class HostLetter(models.Model):
    """What a host wrote to everybody who comes: one letter, counted."""

    gathering = models.ForeignKey(Gathering, models.CASCADE, related_name="letters")
    key = models.CharField(max_length=40, unique=True)
    text = models.TextField(max_length=1000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self):
        return self.text[:40]
