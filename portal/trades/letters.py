"""Letters at every step: what the business did goes to the asker, what the asker did to the business's owners.

No letter holds a phone, a flat or the asker's name: they stand on the page, once a time is agreed.
"""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from portal.letters import compose
from portal.outbox.backends import queue
from portal.outbox.services import register_handler, send
from portal.trades.kinds import What
from portal.trades.models import Service, Step

STEP = "trades.step"
#: How many other businesses the letter about silence names.
OTHERS = 3


def register() -> None:
    """Enter the kind of work with the outbox."""
    register_handler(STEP, write)


def tell(*, step: Step) -> None:
    """Promise a letter about a step to the other side; what happened by itself is told to the asker.

    What lapsed is told to both.
    """
    errand = step.errand
    owners = errand.service.business.owners.filter(is_active=True, email__gt="").order_by("pk")
    people = []
    if step.by_business is not False and errand.user_id:
        people.append(errand.user_id)
    if step.by_business is False or step.what == What.LAPSED:
        people += owners.values_list("pk", flat=True)
    for pk in dict.fromkeys(people):
        send(key=f"trades:{step.pk}:{pk}", kind=STEP, payload={"step": step.pk, "user": pk})


def write(payload: dict) -> None:
    """Write to one person in their language; nothing to who has no address, or no part in it any more."""
    rows = Step.objects.select_related("errand__service__business__community", "errand__community")
    step = rows.filter(pk=payload["step"]).first()
    person = get_user_model().objects.filter(pk=payload["user"], is_active=True, email__gt="").first()
    if step is None or person is None:
        return
    business = step.errand.service.business
    is_asker = step.errand.user_id == person.pk
    if not is_asker and not business.owners.filter(pk=person.pk).exists():
        return
    with translation.override(person.language):
        subject = _subject(step, is_asker) % {"business": business.name, "service": step.errand.service.name}
        context = _context(step, is_asker)
        letter = compose(template="trades/mail/step", subject=subject, context=context, to=person.email)
    queue(letter, key=f"mail:trades:{step.pk}:{person.pk}")


def _context(step: Step, is_asker: bool) -> dict:
    errand = step.errand
    own = errand.get_absolute_url()
    theirs = reverse("trade_desk:errand", args=[errand.service.business_id, errand.pk])
    others = []
    if step.what == What.SILENT:
        near = Service.objects.around(errand.community).filter(kind=errand.service.kind)
        near = near.exclude(business=errand.service.business_id).select_related("business__community")
        others = [(one, settings.WAGTAILADMIN_BASE_URL + one.get_absolute_url()) for one in near[:OTHERS]]
    return {
        "step": step,
        "errand": errand,
        "service": errand.service,
        "business": errand.service.business,
        "wishes": [str(wish) for wish in errand.wishes.all()] if step.what == What.ASKED else [],
        "is_asker": is_asker,
        "others": others,
        "address": settings.WAGTAILADMIN_BASE_URL + (own if is_asker else theirs),
    }


def _subject(step: Step, is_asker: bool) -> str:
    if step.what == What.LAPSED:
        return _("The request for %(service)s has lapsed")
    to_asker = {
        What.PROPOSED: _("%(business)s proposes a time"),
        What.REFUSED: _("%(business)s cannot do it"),
        What.CANCELLED: _("%(business)s has cancelled"),
        What.DONE: _("Done? Rate %(business)s"),
        What.SILENT: _("%(business)s has not answered yet"),
        What.ANSWERED: _("%(business)s has answered your rating"),
    }
    to_owner = {
        What.ASKED: _("Somebody asks for %(service)s"),
        What.DECLINED: _("The proposed time is declined: %(service)s"),
        What.AGREED: _("The time is agreed: %(service)s"),
        What.WITHDRAWN: _("A request is withdrawn: %(service)s"),
        What.CANCELLED: _("An appointment is cancelled: %(service)s"),
        What.DONE: _("The asker says it is done: %(service)s"),
        What.RATED: _("A new rating of %(service)s"),
    }
    return (to_asker if is_asker else to_owner)[What(step.what)]
