"""Who runs a compound, its buildings and flats, who lives in them, and the codes that let somebody in."""

import re

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.communities.models import Community
from portal.residents.codes import code_of, new_seed
from portal.residents.querysets import FlatQuerySet, InvitationQuerySet, ResidencyQuerySet


def rank_of(number: str) -> str:
    """Return what numbers are sorted by: 2 before 10."""
    return re.sub(r"\d+", lambda found: found[0].zfill(6), number.upper())[:60]


class PropertyCompany(models.Model):
    """A company that looks after one compound or several."""

    name = models.CharField(_("name"), max_length=80, unique=True)

    class Meta:
        verbose_name = _("property company")
        verbose_name_plural = _("property companies")
        ordering = ["name"]

    def __str__(self):
        return self.name


class Office(models.Model):
    """The property office of one compound: it signs the notices and answers the residents."""

    community = models.OneToOneField(Community, models.CASCADE, related_name="office", verbose_name=_("community"))
    company = models.ForeignKey(
        PropertyCompany, models.PROTECT, related_name="offices", verbose_name=_("property company")
    )
    name = models.CharField(_("name it signs with"), max_length=80)
    hours_text = models.CharField(_("opening hours in words"), max_length=120, blank=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True)

    class Meta:
        verbose_name = _("property office")
        verbose_name_plural = _("property offices")
        ordering = ["community"]

    def __str__(self):
        return self.name


class Staff(models.Model):
    """Somebody who works for a property company: in all its compounds, or in one office alone."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="property_jobs", verbose_name=_("account")
    )
    company = models.ForeignKey(
        PropertyCompany, models.CASCADE, related_name="staff", verbose_name=_("property company")
    )
    office = models.ForeignKey(
        Office,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="staff",
        verbose_name=_("only in this office"),
        help_text=_("Empty: in every compound of the company."),
    )

    class Meta:
        verbose_name = _("property staff")
        verbose_name_plural = _("property staff")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "company"], condition=Q(office=None), name="residents_one_job_everywhere"
            ),
            models.UniqueConstraint(fields=["user", "office"], name="residents_one_job_here"),
        ]

    def __str__(self):
        return f"{self.user} · {self.office or self.company}"


class Building(models.Model):
    """A building of a compound, called by its number: 3, A, 12."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="buildings", verbose_name=_("community"))
    number = models.CharField(_("building number"), max_length=20)
    rank = models.CharField(max_length=60, editable=False)

    class Meta:
        verbose_name = _("building")
        verbose_name_plural = _("buildings")
        ordering = ["community", "rank"]
        constraints = [models.UniqueConstraint(fields=["community", "number"], name="residents_one_building")]

    def __str__(self):
        return str(_("Building %(number)s") % {"number": self.number})

    def save(self, *args, **kwargs):
        self.rank = rank_of(self.number)
        super().save(*args, **kwargs)


class Flat(models.Model):
    """A flat; its number is unique in the building."""

    building = models.ForeignKey(Building, models.CASCADE, related_name="flats", verbose_name=_("building"))
    number = models.CharField(_("flat number"), max_length=20)
    rank = models.CharField(max_length=60, editable=False)

    objects = FlatQuerySet.as_manager()

    class Meta:
        verbose_name = _("flat")
        verbose_name_plural = _("flats")
        ordering = ["building", "rank"]
        constraints = [models.UniqueConstraint(fields=["building", "number"], name="residents_one_flat")]
        indexes = [models.Index(fields=["building", "rank"], name="residents_flats_in_order")]

    def __str__(self):
        words = {"building": self.building.number, "flat": self.number}
        return str(_("Building %(building)s, flat %(flat)s") % words)

    def save(self, *args, **kwargs):
        self.rank = rank_of(self.number)
        super().save(*args, **kwargs)


class Residency(models.Model):
    """That somebody lives in a flat, asks to, or did.

    `community` repeats the flat's for the rule “one open residency for each person and community” and for the
    office's lists; check_books compares the two. An erased account leaves the row without user, name and words.
    """

    class State(models.TextChoices):
        ASKED = "asked", _("waits for the office")
        ACTIVE = "active", _("lives here")
        LEFT = "left", _("moved out")
        REFUSED = "refused", _("refused")

    class Way(models.TextChoices):
        CODE = "code", _("by the code of a letter")
        HOUSEHOLD = "household", _("invited by the household")
        APPROVAL = "approval", _("approved by the office")

    class Role(models.TextChoices):
        HEAD = "head", _("head of the household")
        MEMBER = "member", _("member of the household")

    class Shown(models.TextChoices):
        OFFICE = "office", _("to the office only")
        HOUSEHOLD = "household", _("to my household")
        NEIGHBOURS = "neighbours", _("to neighbours in my building")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="residencies",
        verbose_name=_("account"),
    )
    community = models.ForeignKey(Community, models.CASCADE, related_name="residencies", verbose_name=_("community"))
    flat = models.ForeignKey(Flat, models.PROTECT, related_name="residencies", verbose_name=_("flat"))
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.ASKED)
    way = models.CharField(_("how it came"), max_length=10, choices=Way.choices, default=Way.APPROVAL)
    role = models.CharField(_("in the household"), max_length=6, choices=Role.choices, default=Role.MEMBER)
    shown_to = models.CharField(_("my name is shown"), max_length=10, choices=Shown.choices, default=Shown.OFFICE)
    name = models.CharField(_("name"), max_length=60, blank=True)
    message = models.CharField(_("a word to the office"), max_length=300, blank=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    asked_at = models.DateTimeField(_("asked"), auto_now_add=True)
    since = models.DateTimeField(_("since"), null=True, blank=True)
    until = models.DateTimeField(_("until"), null=True, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")

    objects = ResidencyQuerySet.as_manager()

    class Meta:
        verbose_name = _("residency")
        verbose_name_plural = _("residencies")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "community"],
                condition=Q(state__in=("asked", "active")),
                name="residents_one_open_residency",
            ),
            models.CheckConstraint(
                condition=Q(state__in=("asked", "refused")) | Q(since__isnull=False), name="residents_since_when"
            ),
        ]
        indexes = [
            models.Index(fields=["community", "state", "asked_at"], name="residents_waiting_first"),
            models.Index(fields=["flat", "state"], name="residents_of_a_flat"),
        ]

    def __str__(self):
        return f"{self.name or _('deleted account')} · {self.flat}"


class Invitation(models.Model):
    """A code that lets somebody move in at once; the code itself is kept nowhere (see codes.py)."""

    flat = models.ForeignKey(Flat, models.CASCADE, related_name="invitations", verbose_name=_("flat"))
    seed = models.CharField(max_length=32, default=new_seed, editable=False)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    uses_left = models.PositiveSmallIntegerField(_("uses left"), default=1)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    by_household = models.BooleanField(_("made by the household"), default=False)
    made_at = models.DateTimeField(_("made"), auto_now_add=True)
    expires_at = models.DateTimeField(_("valid until"))
    called_back_at = models.DateTimeField(_("called back"), null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["flat", "expires_at"], name="residents_open_codes")]

    def __str__(self):
        return str(self.flat)

    @property
    def code(self) -> str:
        """Return the code as it is printed and said."""
        return code_of(self.seed)
