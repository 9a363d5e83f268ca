"""What a village says to a review: one answer, in one language or both."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class ReviewAnswer(models.Model):
    """The answer below a review; `text` is translated, and a language nobody wrote shows the other one."""

    review = models.OneToOneField("reviews.ProductReview", models.CASCADE, related_name="answer")
    text = models.TextField(_("answer"), max_length=1000, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(_("answered"), default=timezone.now)
    changed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("answer to a review")
        verbose_name_plural = _("answers to reviews")

    def __str__(self):
        return (self.text or "")[:60]

    @property
    def spoken(self) -> str:
        """Return the language of the text a reader is shown."""
        here = "en" if get_language() == "en" else "zh-hans"
        there = "zh-hans" if here == "en" else "en"
        return here if getattr(self, f"text_{here.replace('-', '_')}") else there
