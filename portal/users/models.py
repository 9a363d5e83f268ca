"""The account: an e-mail address or a phone number, one is enough."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from oscar.apps.customer.abstract_models import AbstractUser
from oscar.apps.customer.abstract_models import UserManager as CoreUserManager


class UserManager(CoreUserManager):
    """Makes accounts from an e-mail address, a phone number, or both."""

    def create_user(self, email=None, password=None, *, phone=None, **extra_fields):
        """Return a new saved user. Raises ValueError when both e-mail and phone are missing."""
        if not email and not phone:
            raise ValueError("An account needs an e-mail address or a phone number.")
        email = self.normalize_email(email).lower() if email else None
        user = self.model(email=email, phone=phone or None, **extra_fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email, password=None, **extra_fields):
        extra_fields.update(is_staff=True, is_superuser=True)
        return self.create_user(email, password, **extra_fields)


class User(AbstractUser):
    """One person. The whole name stands in first_name, as Chinese names have no certain split."""

    email = models.EmailField(_("e-mail address"), unique=True, null=True, blank=True)
    phone = models.CharField(_("phone number"), max_length=20, unique=True, null=True, blank=True)
    language = models.CharField(
        _("language"), max_length=10, choices=[("zh-hans", "简体中文"), ("en", "English")], default="zh-hans"
    )
    consented_at = models.DateTimeField(_("agreed to the terms"), null=True, blank=True)

    objects = UserManager()

    class Meta(AbstractUser.Meta):
        abstract = False
        constraints = [
            models.CheckConstraint(
                condition=Q(email__isnull=False) | Q(phone__isnull=False), name="users_email_or_phone"
            ),
            models.UniqueConstraint(Lower("email"), name="users_email_any_case"),
        ]

    def __str__(self):
        return self.get_full_name() or self.email or self.phone

    def clean(self):
        super().clean()
        self.email = self.email.lower() if self.email else None
        self.phone = self.phone or None
