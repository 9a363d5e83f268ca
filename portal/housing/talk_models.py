"""A talk between whoever offers a home and one person who asks, and what is said in it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.housing.kinds import Talk


class ThreadQuerySet(models.QuerySet):
    """Talks."""

    def of(self, user, communities=()) -> "ThreadQuerySet":
        """Return those this person may read: asked by them, about their listing, or their office's."""
        mine = Q(asker=user) | Q(listing__owner=user, listing__by_office=False)
        return self.filter(mine | Q(listing__by_office=True, listing__community__in=communities))

    def unread_by(self, user, communities=()) -> "ThreadQuerySet":
        """Return those with a word of the other side that this person has not read."""
        own = Q(listing__owner=user, listing__by_office=False)
        own |= Q(listing__by_office=True, listing__community__in=communities)
        return self.filter(Q(asker=user, unread_by_asker=True) | own & Q(unread_by_owner=True))

    def reported(self) -> "ThreadQuerySet":
        """Return those that somebody reported and nobody has looked at."""
        return self.filter(reported_at__isnull=False, decided_at__isnull=True)


class Thread(models.Model):
    """What two people say to each other about a listing, without each other's address or number.

    Each ticks for themselves whether the other one sees their phone. An erased account leaves no name and no words.
    """

    listing = models.ForeignKey("housing.Listing", models.CASCADE, related_name="threads")
    asker = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="home_threads"
    )
    state = models.CharField(_("state"), max_length=8, choices=Talk.choices, default=Talk.OPEN)
    ended_by_owner = models.BooleanField(default=False)
    asker_shows_phone = models.BooleanField(default=False)
    owner_shows_phone = models.BooleanField(default=False)
    unread_by_owner = models.BooleanField(default=False)
    unread_by_asker = models.BooleanField(default=False)
    made_at = models.DateTimeField(_("begun"), default=timezone.now)
    last_at = models.DateTimeField(_("last word"), default=timezone.now)
    reported_at = models.DateTimeField(_("reported"), null=True, blank=True)
    reported_by_owner = models.BooleanField(default=False)
    report_text = models.CharField(_("what is wrong"), max_length=300, blank=True)
    decided_at = models.DateTimeField(_("looked at"), null=True, blank=True)

    objects = ThreadQuerySet.as_manager()

    class Meta:
        verbose_name = _("enquiry about a home")
        verbose_name_plural = _("enquiries about homes")
        ordering = ["-last_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["listing", "asker"], name="housing_one_thread")]
        indexes = [
            models.Index(fields=["asker", "-last_at"], name="housing_my_threads"),
            models.Index(fields=["reported_at", "decided_at"], name="housing_reported_threads"),
        ]

    def __str__(self):
        return f"{self.listing_id} · {self.get_state_display()}"

    def get_absolute_url(self) -> str:
        """Return its address for both, in the language now spoken."""
        return reverse("my_homes:thread", args=[self.pk])

    @property
    def is_open(self) -> bool:
        """Say whether either may write."""
        return self.state == Talk.OPEN


class Message(models.Model):
    """A word of one of the two."""

    thread = models.ForeignKey(Thread, models.CASCADE, related_name="messages")
    by_owner = models.BooleanField(default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    text = models.CharField(max_length=1000, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self):
        return f"{self.thread_id} · {self.at:%Y-%m-%d}"
