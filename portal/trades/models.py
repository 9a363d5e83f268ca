"""A service of a business: what, from which price, where. Whether neighbours find it follows the business."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from portal.businesses.models import Business
from portal.businesses.offer_models import language_of
from portal.core.searched import searched_names
from portal.core.words import index_text
from portal.trades.errand_models import Errand, Photo, Step, Wish
from portal.trades.kinds import Kind, Soon, Unit, Where
from portal.trades.querysets import ServiceQuerySet

__all__ = ["Book", "Errand", "Photo", "Service", "Step", "Wish"]


class Book(models.Model):
    """How many appointments a business takes in one part of a day; without a row it is one."""

    business = models.OneToOneField(Business, models.CASCADE, related_name="book")
    at_once = models.PositiveSmallIntegerField(_("at one time"), default=1)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(at_once__range=(1, 50)), name="trades_at_once_1_to_50")]

    def __str__(self):
        return f"{self.business} · {self.at_once}"


class Service(index.Indexed, models.Model):
    """Something a business does for people. `price` is CNY, None where it is told when asked."""

    business = models.ForeignKey(Business, models.CASCADE, related_name="services", verbose_name=_("business"))
    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices)
    name = models.CharField(_("name"), max_length=60)
    text = models.TextField(_("more about it"), max_length=400, blank=True)
    price = models.DecimalField(_("price from (CNY)"), max_digits=8, decimal_places=2, null=True, blank=True)
    unit = models.CharField(_("the price is"), max_length=6, choices=Unit.choices, default=Unit.VISIT)
    where = models.CharField(_("where"), max_length=5, choices=Where.choices, default=Where.SHOP)
    within_km = models.PositiveSmallIntegerField(_("comes how far (km)"), null=True, blank=True)
    soon = models.CharField(_("how soon"), max_length=5, choices=Soon.choices, default=Soon.DAYS)
    made_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(auto_now=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = ServiceQuerySet.as_manager()

    search_fields = [index.SearchField("search_title", boost=4), index.SearchField("search_text")]

    class Meta:
        verbose_name = _("service")
        verbose_name_plural = _("services")
        ordering = ["kind", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(price__isnull=True) | Q(price__gt=0), name="trades_price_above_nought"),
            models.CheckConstraint(
                condition=Q(where="shop", within_km__isnull=True)
                | Q(where__in=("comes", "both"), within_km__range=(1, 30)),
                name="trades_comes_how_far",
            ),
        ]
        indexes = [models.Index(fields=["business", "kind"], name="trades_of_a_business")]

    def __str__(self):
        return self.name

    def get_absolute_url(self) -> str:
        """Return the address of its page in the language now spoken."""
        return reverse("trades:show", args=[self.business.community.slug, self.pk])

    @property
    def spoken(self) -> str:
        """Return the language of the name a reader is shown."""
        return language_of(self, "name")

    @property
    def is_found(self) -> bool:
        """Say whether it can be asked for: not withdrawn, its business listed."""
        return self.withdrawn_at is None and self.business.is_listed

    @property
    def comes(self) -> bool:
        """Say whether somebody comes."""
        return self.where != Where.SHOP

    @property
    def where_words(self) -> str:
        """Return where it is done, with how far somebody comes."""
        words = {"where": self.get_where_display(), "km": self.within_km}
        return gettext("%(where)s, up to %(km)s km") % words if self.comes else str(words["where"])

    def search_title(self) -> str:
        """Return the names for the text index, the Chinese one also in pinyin."""
        return searched_names([text for text in (self.name_zh_hans, self.name_en) if text])

    def search_text(self) -> str:
        """Return all else that is written of it for the text index: kind, text and business, in both languages."""
        kinds = []
        for language, _name in settings.LANGUAGES:
            with translation.override(language):
                kinds.append(str(self.get_kind_display()))
        written = (self.text_zh_hans, self.text_en, self.business.name_zh_hans, self.business.name_en)
        return index_text(*kinds, *(text for text in written if text))
