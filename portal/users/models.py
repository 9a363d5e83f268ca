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

    `phone` is kept as +8613800138000. An erased account keeps its row, without anything that names anybody.
    """

    email = models.EmailField(_("e-mail address"), unique=True, null=True, blank=True)
    phone = models.CharField(_("phone number"), max_length=20, unique=True, null=True, blank=True)
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
