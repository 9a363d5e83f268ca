"""Reviews in the one menu."""

from django.utils.translation import gettext_lazy as _

from marketplace.answers.queries import OPEN, narrowed, reviews_kept_by
from marketplace.answers.versions import waiting
from marketplace.producers.goods import keeps_all_goods
from portal.core.memory import remembered
from portal.core.work_menu import Entry, register_entries
from portal.villages.models import Membership
from portal.villages.policies import manages_a_shop, villages_kept_by


def register() -> None:
    """Enter the reviews for shop managers; operators read and approve them in a room of their own."""
    register_entries(
        Entry("own-reviews", _("Reviews"), "answers:list", 26, is_village_only, "question", waiting=waiting_for_village)
    )


def is_village_only(user) -> bool:
    """Say whether this user keeps the goods of villages and is no operator."""
    return manages_a_shop(user) and not keeps_all_goods(user)


def waiting_for_village(user) -> int:
    """Return how many reviews of this user's goods nobody has answered; no query while nothing changed."""
    villages = tuple(village.pk for village in villages_kept_by(user, Membership.Role.SHOP_MANAGER))
    reviews = narrowed(reviews_kept_by(user), OPEN).order_by()
    return remembered(reviews.count, "unanswered", waiting.now(), villages, shared=True)
