"""The account: an e-mail address or a phone number, one is enough."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from oscar.apps.customer.abstract_models import AbstractUser
from oscar.apps.customer.abstract_models import UserManager as CoreUserManager

from portal.users.phones import normalise_phone


class UserManager(CoreUserManager):
    """Makes accounts from an e-mail address, a phone number, or both."""

    def create_user(self, email=None, password=None, *, phone=None, **extra_fields):
        """Return a new saved user. Raises ValueError without e-mail and phone, or when the phone is no number."""
        if not email and not phone:
            raise ValueError("An account needs an e-mail address or a phone number.")
        email = self.normalize_email(email).lower() if email else None
        user = self.model(email=email, phone=normalise_phone(phone) if phone else None, **extra_fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email, password=None, **extra_fields):
        extra_fields.update(is_staff=True, is_superuser=True)
        return self.create_user(email, password, **extra_fields)


class User(AbstractUser):
    """One person. The whole name stands in first_name, as Chinese names have no certain split.

    `phone` is kept as +8613800138000; `proven_phone` is the number a code was answered from, so that a number that
    changes in whatever way is unproven. An erased account keeps its row, without anything that names anybody.
    """

    email = models.EmailField(_("e-mail address"), unique=True, null=True, blank=True)
    phone = models.CharField(_("phone number"), max_length=20, unique=True, null=True, blank=True)
    proven_phone = models.CharField(_("confirmed number"), max_length=20, blank=True, editable=False)
    language = models.CharField(
        _("language"), max_length=10, choices=[("zh-hans", "简体中文"), ("en", "English")], default="zh-hans"
    )
    consented_at = models.DateTimeField(_("agreed to the terms"), null=True, blank=True)
    erased_at = models.DateTimeField(_("deleted"), null=True, blank=True, editable=False)

    objects = UserManager()

    class Meta(AbstractUser.Meta):
        abstract = False
        constraints = [
            models.CheckConstraint(
                condition=Q(email__isnull=False) | Q(phone__isnull=False) | Q(erased_at__isnull=False),
                name="users_email_or_phone",
            ),
            models.UniqueConstraint(Lower("email"), name="users_email_any_case"),
        ]

    def __str__(self):
        return self.get_full_name() or self.email or self.phone or gettext("deleted account")

    @property
    def has_proven_phone(self) -> bool:
        """Return whether this person has shown that the present number is theirs."""
        return bool(self.phone) and self.phone == self.proven_phone

    def save(self, *args, **kwargs):
        """Save; an empty address or number is none, so that two people without one do not collide."""
        self.email, self.phone = self.email or None, self.phone or None
        super().save(*args, **kwargs)

    def clean(self):
        super().clean()
        self.email = self.email.lower() if self.email else None
        try:
            self.phone = normalise_phone(self.phone) if self.phone else None
        except ValueError as error:
            raise ValidationError({"phone": _("This is not a phone number.")}) from error


class Consent(models.Model):
    """That somebody agreed to a text: its short name, title, language and published version. Never changed."""

    user = models.ForeignKey(User, models.CASCADE, related_name="consents", verbose_name=_("user"))
    document = models.CharField(_("text"), max_length=60)
    title = models.CharField(_("title"), max_length=255)
    language = models.CharField(_("language"), max_length=10)
    revision_number = models.PositiveBigIntegerField(_("version"), null=True)
    published_at = models.DateTimeField(_("version of"), null=True)
    given_at = models.DateTimeField(_("agreed on"), auto_now_add=True)

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering = ["-given_at", "document"]

    def __str__(self):
        return f"{self.title} ({self.language})"


class PhoneCode(models.Model):
    """A code one browser asked for. Who asks for a number nobody has gets a row like any other, and no message.

    Only a digest of the code is kept; the row goes a day later.
    """

    class Purpose(models.TextChoices):
        PROVE = "prove", _("confirm a number")
        RESET = "reset", _("new password")

    user = models.ForeignKey(User, models.CASCADE, related_name="phone_codes", null=True)
    phone = models.CharField(max_length=20)
    purpose = models.CharField(max_length=5, choices=Purpose.choices)
    digest = models.CharField(max_length=64, blank=True)
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)
    sent_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True)

    def __str__(self):
        return f"{self.purpose} {self.pk}"
