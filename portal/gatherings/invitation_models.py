"""Invitations: a community asks a village for somebody who shows something, a village asks a community to come."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.communities.models import Community
from portal.villages.models import Village


class InvitationQuerySet(models.QuerySet):
    """Invitations."""

    def open(self) -> "InvitationQuerySet":
        """Return those nobody has answered."""
        return self.filter(state=Invitation.State.ASKED)

    def between(self, villages, communities) -> "InvitationQuerySet":
        """Return those that one of these villages or communities wrote or got."""
        return self.filter(Q(village__in=villages) | Q(community__in=communities))

    def to_answer(self, villages, communities) -> "InvitationQuerySet":
        """Return those that wait for the answer of one of these."""
        host = Invitation.Host
        to_us = Q(host=host.COMMUNITY, village__in=villages) | Q(host=host.VILLAGE, community__in=communities)
        return self.open().filter(to_us)


class Invitation(models.Model):
    """One side invites the other; who invites is the host. `event` is the translation key of the page made of it."""

    class Host(models.TextChoices):
        COMMUNITY = "community", _("a community invites somebody of a village")
        VILLAGE = "village", _("a village invites a community")

    class Kind(models.TextChoices):
        ARTIST = "artist", pgettext_lazy("invitation", "An artist or craftsperson")
        TEACHER = "teacher", pgettext_lazy("invitation", "A teacher")
        TROUPE = "troupe", pgettext_lazy("invitation", "Singers, dancers, players")
        NEIGHBOURS = "neighbours", pgettext_lazy("invitation", "A group of visitors")

    class State(models.TextChoices):
        ASKED = "asked", pgettext_lazy("invitation", "waits for an answer")
        ACCEPTED = "accepted", pgettext_lazy("invitation", "accepted")
        DECLINED = "declined", pgettext_lazy("invitation", "declined")
        WITHDRAWN = "withdrawn", pgettext_lazy("invitation", "withdrawn")
        LAPSED = "lapsed", pgettext_lazy("invitation", "not answered in time")

    host = models.CharField(max_length=10, choices=Host.choices)
    village = models.ForeignKey(Village, models.PROTECT, related_name="invitations")
    community = models.ForeignKey(Community, models.PROTECT, related_name="invitations")
    kind = models.CharField(_("Who is to come"), max_length=10, choices=Kind.choices)
    what = models.CharField(_("What for"), max_length=80)
    words = models.TextField(_("More about it"), max_length=600, blank=True)
    first = models.DateField(_("Not before"))
    last = models.DateField(_("Not after"))
    people = models.PositiveIntegerField(pgettext_lazy("invitation", "For how many people"))
    travel = models.BooleanField(_("The way there and back"), default=False)
    bed = models.BooleanField(_("A bed"), default=False)
    meal = models.BooleanField(_("Meals"), default=False)
    fee = models.CharField(_("What is paid, in a sentence"), max_length=120, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.ASKED)
    day = models.DateField(_("The day"), null=True, blank=True)
    answer = models.CharField(_("A word with it"), max_length=300, blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    event = models.UUIDField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation to a gathering")
        verbose_name_plural = _("invitations to gatherings")
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="gatherings_invitation_days"),
            models.CheckConstraint(condition=Q(people__gt=0), name="gatherings_invitation_people"),
            models.CheckConstraint(
                condition=~Q(state="accepted") | Q(day__isnull=False), name="gatherings_accepted_has_day"
            ),
        ]
        indexes = [models.Index(fields=["state", "asked_at"], name="gatherings_invitation_wait")]

    def __str__(self):
        return self.what

    @property
    def inviting(self) -> Village | Community:
        """Return who invites."""
        return self.village if self.host == self.Host.VILLAGE else self.community

    @property
    def invited(self) -> Village | Community:
        """Return who is invited, and answers."""
        return self.community if self.host == self.Host.VILLAGE else self.village

    @property
    def is_open(self) -> bool:
        """Say whether it waits for an answer."""
        return self.state == self.State.ASKED
