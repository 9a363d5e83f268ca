"""Who plans a village's shifts and who may be on them: its coordinators and shop managers, and operators."""

from django.contrib.auth import get_user_model
from django.db.models import QuerySet

from marketplace.producers.access import only_for
from marketplace.producers.goods import Product, keeps_all_goods
from marketplace.shifts.models import Shift
from portal.villages.models import Village
from portal.villages.policies import roles_of

VILLAGE = "stockrecords__partner__producer__village"


def plans_shifts(user) -> bool:
    """Say whether picking shifts are there for this user."""
    return bool(roles_of(user)) or keeps_all_goods(user)


planners_only = only_for(plans_shifts)


def villages_of(user) -> QuerySet:
    """Return the villages whose shifts this user plans, and of no other."""
    return Village.objects.all() if keeps_all_goods(user) else Village.objects.kept_by(user)


def shifts_of(user) -> QuerySet:
    """Return the shifts of these villages."""
    return Shift.objects.filter(village__in=villages_of(user))


def crops_for(user) -> QuerySet:
    """Return what these villages grow and make, hidden things too: picking comes before selling."""
    goods = Product.objects.filter(**{f"{VILLAGE}__in": villages_of(user)}, structure=Product.STANDALONE)
    return goods.order_by(VILLAGE, "season_months", "pk")


def village_of(crop) -> Village | None:
    """Return the village that sells a crop; one query."""
    return Village.objects.filter(producer__partner__stockrecords__product=crop.pk).first()


def people_of(village_id: int) -> QuerySet:
    """Return the village's own people: those in charge of anything there whose account is open."""
    people = get_user_model().objects.filter(is_active=True, memberships__village=village_id)
    return people.distinct().order_by("pk")
