"""Long papers, made by the worker part by part."""

import secrets
from datetime import datetime

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.papers.kinds import kind_named


def private_storage() -> Storage:
    """Return where files lie that no address leads to."""
    return storages["private"]


def new_token() -> str:
    """Return a name nobody can guess."""
    return secrets.token_urlsafe(18)


class Paper(models.Model):
    """A paper somebody asked for: the rows' `keys`, of which `done` are on paper; `parts` are the files so far."""

    #: After so many failures it is left until somebody asks again.
    TRIES = 3

    token = models.CharField(max_length=40, unique=True, default=new_token)
    kind = models.CharField(max_length=40)
    title = models.CharField(_("title"), max_length=200)
    language = models.CharField(max_length=10)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="papers")
    keys = models.JSONField(default=list)
    words = models.JSONField(default=dict)
    done = models.PositiveIntegerField(default=0)
    parts = models.JSONField(default=list)
    tries = models.PositiveIntegerField(default=0)
    file = models.FileField(storage=private_storage, max_length=120, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    ready_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("paper to print")
        verbose_name_plural = _("papers to print")
        ordering = ["-pk"]

    def __str__(self):
        return self.title

    @property
    def folder(self) -> str:
        """Return where its files lie in the private storage."""
        return f"papers/{self.token}"

    @property
    def total(self) -> int:
        """Return how many rows it shows."""
        return len(self.keys)

    @property
    def until(self) -> datetime | None:
        """Return when it is thrown away; None: it is kept."""
        keep = kind_named(self.kind).keep
        return self.created_at + keep if keep is not None else None

    @property
    def has_failed(self) -> bool:
        """Whether the worker has given up on it."""
        return not self.file and self.tries >= self.TRIES
