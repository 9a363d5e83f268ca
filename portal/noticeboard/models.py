"""Notices of a property office, how often they were read, and who wants them by mail."""

import secrets

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from portal.communities.models import Community
from portal.core.searched import searched_names
from portal.core.words import index_text
from portal.noticeboard.querysets import NoticeQuerySet
from portal.residents.models import Building, Residency


def private_storage() -> Storage:
    """Return where files lie that no address leads to."""
    return storages["private"]


def new_token() -> str:
    """Return a word nobody can guess."""
    return secrets.token_urlsafe(18)


def place_of(notice: "Notice", name: str) -> str:
    """Return where a file of a notice lies; its own name is kept as the ending alone."""
    return f"notices/{notice.community_id}/{secrets.token_hex(8)}.{name.rpartition('.')[2].lower()[:5]}"


class Notice(index.Indexed, models.Model):
    """What the office tells the compound, or some of its buildings, from one moment to another."""

    class Audience(models.TextChoices):
        EVERYONE = "everyone", _("everybody who opens the page")
        RESIDENTS = "residents", _("residents only")

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        PUBLISHED = "published", _("published")
        WITHDRAWN = "withdrawn", _("withdrawn")

    community = models.ForeignKey(Community, models.CASCADE, related_name="notices", verbose_name=_("community"))
    title = models.CharField(_("title"), max_length=80)
    text = models.TextField(_("text"), max_length=4000)
    is_urgent = models.BooleanField(_("urgent"), default=False)
    audience = models.CharField(_("for"), max_length=9, choices=Audience.choices, default=Audience.RESIDENTS)
    buildings = models.ManyToManyField(Building, blank=True, related_name="+", verbose_name=_("only these buildings"))
    state = models.CharField(_("state"), max_length=9, choices=State.choices, default=State.DRAFT)
    shown_from = models.DateTimeField(_("from"))
    shown_until = models.DateTimeField(_("until"))
    picture = models.FileField(_("picture"), storage=private_storage, upload_to=place_of, max_length=120, blank=True)
    picture_alt = models.CharField(_("what the picture shows"), max_length=120, blank=True)
    document = models.FileField(_("document"), storage=private_storage, upload_to=place_of, max_length=120, blank=True)
    document_title = models.CharField(_("what the document is"), max_length=80, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(_("written"), auto_now_add=True)
    published_at = models.DateTimeField(_("published"), null=True, blank=True)
    corrected_at = models.DateTimeField(_("corrected"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    reads = models.PositiveIntegerField(_("read by"), default=0)

    objects = NoticeQuerySet.as_manager()

    search_fields = [index.SearchField("search_title", boost=4), index.SearchField("search_text")]

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["-shown_from", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(shown_until__gt=F("shown_from")), name="noticeboard_ends_later"),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(published_at__isnull=False), name="noticeboard_published_when"
            ),
        ]
        indexes = [
            models.Index(fields=["community", "state", "-shown_from"], name="noticeboard_newest_first"),
            models.Index(fields=["community", "state", "shown_until"], name="noticeboard_still_pinned"),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self) -> str:
        """Return the notice's page in the language now spoken."""
        return reverse("noticeboard:notice", args=[self.community.slug, self.pk])

    @property
    def written_in(self) -> tuple[str, ...]:
        """Return the languages in which it has a title and a text."""
        both = {"zh-hans": (self.title_zh_hans, self.text_zh_hans), "en": (self.title_en, self.text_en)}
        return tuple(language for language, texts in both.items() if all(texts))

    @property
    def language(self) -> str:
        """Return the language in which the reader sees it: the spoken one, or the one it was written in."""
        spoken = get_language()
        return spoken if spoken in self.written_in or not self.written_in else self.written_in[0]

    @property
    def is_original(self) -> bool:
        """Say whether the reader sees another language than the spoken one, because it was not translated."""
        return self.language != get_language()

    @property
    def heading(self) -> str:
        """Return the title in `language`; title and text always come from the same one."""
        return getattr(self, f"title_{self.language.replace('-', '_')}") or self.title

    @property
    def body(self) -> str:
        """Return the text in `language`."""
        return getattr(self, f"text_{self.language.replace('-', '_')}") or self.text

    def search_title(self) -> str:
        """Return the titles for the text index, the Chinese one also in pinyin."""
        return searched_names([self.title_zh_hans, self.title_en])

    def search_text(self) -> str:
        """Return all else that is written on it for the text index, in both languages."""
        return index_text(self.text_zh_hans, self.text_en, self.document_title)

    @property
    def is_pinned(self) -> bool:
        """Say whether it is published and its time is now."""
        return self.state == self.State.PUBLISHED and self.shown_from <= timezone.now() < self.shown_until

    @property
    def phase(self) -> str:
        """Return where it stands: draft, planned, pinned, past or withdrawn."""
        if self.state != self.State.PUBLISHED:
            return self.state
        if self.shown_from > timezone.now():
            return "planned"
        return "pinned" if self.is_pinned else "past"


class Receipt(models.Model):
    """That one resident has read a notice, without saying who: `mark` is a keyed digest (ADR 0065).

    It keeps the same reader from counting twice and is deleted when the notice's time is over.
    """

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="receipts")
    mark = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["notice", "mark"], name="noticeboard_counts_once")]

    def __str__(self):
        return f"{self.notice_id}"


class Subscription(models.Model):
    """Which notices a resident wants by mail; no row: none."""

    class Level(models.TextChoices):
        NONE = "none", _("none")
        URGENT = "urgent", _("urgent ones only")
        ALL = "all", _("every notice")

    residency = models.OneToOneField(Residency, models.CASCADE, related_name="notice_mail")
    level = models.CharField(_("notices by e-mail"), max_length=6, choices=Level.choices, default=Level.NONE)
    token = models.CharField(max_length=40, unique=True, default=new_token, editable=False)

    class Meta:
        verbose_name = _("notices by e-mail")
        verbose_name_plural = _("notices by e-mail")

    def __str__(self):
        return self.get_level_display()
