"""Letters about stock: to a village what runs low; to a reader whether the address is right, and that it is there."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from oscar.core.loading import get_model

from marketplace.notices.models import Wish
from marketplace.notices.services.back import BACK, SURE, wait_on
from marketplace.notices.services.low import LOW
from portal.letters import compose
from portal.outbox.backends import queue
from portal.outbox.services import register_handler
from portal.users.models import User
from portal.villages.models import Membership

StockAlert = get_model("partner", "StockAlert")
Product = get_model("catalogue", "Product")


def register() -> None:
    """Enter the three kinds of work with the outbox."""
    register_handler(LOW, write_low)
    register_handler(SURE, write_sure)
    register_handler(BACK, write_back)


def write_low(payload: dict) -> None:
    """Write to one manager what runs low; what was filled up meanwhile is left out."""
    user = User.objects.filter(pk=payload["user"], email__gt="", is_active=True).first()
    # Filled up and low again meanwhile is low, too.
    records = StockAlert.objects.filter(pk__in=payload["alerts"]).values("stockrecord")
    alerts = StockAlert.objects.filter(stockrecord__in=records, status=StockAlert.OPEN).order_by("pk")
    kept = Membership.objects.filter(user=user, role=Membership.Role.SHOP_MANAGER).values("village")
    mine = alerts.filter(stockrecord__partner__producer__village__in=kept)
    found = list(mine.select_related("stockrecord__product", "stockrecord__partner__producer__village"))
    if user is None or not found:
        return
    with translation.override(user.language):
        first = found[0].stockrecord
        words = {"product": first.product.get_title(), "n": len(found) - 1}
        subject = _("Low on stock: %(product)s") % words
        if len(found) > 1:
            subject = ngettext(
                "Low on stock: %(product)s and %(n)d more", "Low on stock: %(product)s and %(n)d more", words["n"]
            )
            subject %= words
        context = {
            "alerts": found,
            "village": first.partner.producer.village.name,
            "address": f"{_site()}{reverse('sheets:table')}?show=low",
        }
        letter = compose(template="notices/mail/low", subject=subject, context=context, to=user.email)
    queue(letter, key=f"mail:low:{max(payload['alerts'])}:{user.pk}")


def write_sure(payload: dict) -> None:
    """Ask at a typed address whether its reader wants the letter; nothing when they have said so or no."""
    wish = Wish.objects.select_related("product").filter(pk=payload["wish"], confirmed_at=None, user=None).first()
    if wish is None:
        return
    with translation.override(wish.language):
        title = wish.product.get_title()
        letter = compose(
            template="notices/mail/sure",
            subject=_("Shall we tell you when there is %(product)s again?") % {"product": title},
            context={"title": title, "address": _site() + reverse("notices:yes", args=[wish.token])},
            to=wish.email,
        )
    letter.send()


def write_back(payload: dict) -> None:
    """Write that the product can be bought again; when it is sold out once more, the wish waits on."""
    wish = Wish.objects.filter(pk=payload["wish"], told_at__isnull=False).select_related("user").first()
    to = wish and (wish.user.email if wish.user else wish.email)
    if not to:
        return
    product = Product.objects.with_origin().get(pk=wish.product_id)
    if product.is_sold_out or not product.is_on_shelf:
        wait_on(wish=wish)
        return
    with translation.override(wish.user.language if wish.user else wish.language):
        title = product.get_title()
        context = {
            "title": title,
            "product": product,
            "village": product.village.name,
            "address": _site() + product.get_absolute_url(),
            "no_address": _site() + reverse("notices:no", args=[wish.token]),
        }
        subject = _("There is %(product)s again") % {"product": title}
        letter = compose(template="notices/mail/back", subject=subject, context=context, to=to)
    queue(letter, key=f"mail:back:{wish.pk}:{payload['at']}")


def _site() -> str:
    return settings.WAGTAILADMIN_BASE_URL
