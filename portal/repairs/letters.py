"""Letters about requests: to the reporter, to the office, to neighbours who have the same, to the community's lead.

Only the reporter and the office read words and flats; neighbours and the lead read what, where, and what happened.
"""

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from portal.letters import compose
from portal.outbox.backends import queue
from portal.outbox.services import register_handler, send
from portal.repairs.models import Step
from portal.residents.models import Residency
from portal.residents.policies import may_run
from portal.residents.services.desk import staff_of
from portal.users.models import User

RESIDENT, OFFICE, NEIGHBOUR, LEAD = "repairs.resident", "repairs.office", "repairs.neighbour", "repairs.lead"


def register() -> None:
    """Enter the kinds of work with the outbox."""
    register_handler(RESIDENT, write_resident)
    register_handler(OFFICE, write_office)
    register_handler(NEIGHBOUR, write_neighbour)
    register_handler(LEAD, write_lead)


def tell_resident(*, step: Step) -> None:
    """Promise the reporter a letter about a step."""
    send(key=f"repair:{step.pk}:resident", kind=RESIDENT, payload={"step": step.pk})


def tell_office(*, step: Step) -> None:
    """Promise a letter about a resident's step to who has the request, to everybody of the office while nobody has."""
    repair = step.repair
    people = staff_of(repair.community)
    if repair.staff_id:
        people = people.filter(pk=repair.staff_id) or people  # Who has it may have no address.
    for pk in people.values_list("pk", flat=True):
        _to_office(step, pk)


def tell_who_got_it(*, step: Step, user: User) -> None:
    """Promise somebody of the office a letter that a request was given to them."""
    _to_office(step, user.pk)


def tell_neighbours(*, step: Step) -> None:
    """Promise a letter to those of other flats who have the same."""
    for home in step.repair.joined.exclude(residency=None).values_list("residency", flat=True):
        payload = {"step": step.pk, "residency": home}
        send(key=f"repair:{step.pk}:neighbour:{home}", kind=NEIGHBOUR, payload=payload)


def tell_lead(*, step: Step, user: User) -> None:
    """Promise the community's lead a letter that a promise was not kept."""
    send(key=f"repair:{step.pk}:lead:{user.pk}", kind=LEAD, payload={"step": step.pk, "user": user.pk})


def _to_office(step: Step, user: int) -> None:
    send(key=f"repair:{step.pk}:office:{user}", kind=OFFICE, payload={"step": step.pk, "user": user})


def _find(payload: dict) -> Step | None:
    steps = Step.objects.select_related(
        *("repair__community__office", "repair__flat__building", "repair__building", "repair__reported_by"),
        "repair__residency",
    )
    return steps.filter(pk=payload["step"]).first()


def write_resident(payload: dict) -> None:
    """Write to the reporter in their language; nothing to who has no address or no longer lives there."""
    step = _find(payload)
    user = step and step.repair.reported_by
    if step is None or user is None or not (user.is_active and user.email):
        return
    if step.repair.residency is None or step.repair.residency.state != Residency.State.ACTIVE:
        return
    _write(step, "resident", user, f"resident:{user.pk}", lambda: step.repair.get_absolute_url())


def write_office(payload: dict) -> None:
    """Write to one person of the office in their language."""
    step, user = _find(payload), User.objects.filter(pk=payload["user"], email__gt="", is_active=True).first()
    if step is None or user is None or not may_run(user, step.repair.community):
        return
    _write(step, "office", user, f"office:{user.pk}", lambda: reverse("office_repairs:repair", args=[step.repair_id]))


def write_neighbour(payload: dict) -> None:
    """Write to a neighbour who has the same; nothing of what was said."""
    step = _find(payload)
    homes = Residency.objects.active().filter(pk=payload["residency"], user__email__gt="", user__is_active=True)
    home = homes.select_related("user").first()
    if step and home and home.user:
        _write(step, "neighbour", home.user, f"neighbour:{home.pk}", lambda: step.repair.get_absolute_url())


def write_lead(payload: dict) -> None:
    """Write to the community's lead that a promise was not kept; no flat, no person, no words."""
    step, user = _find(payload), User.objects.filter(pk=payload["user"], email__gt="", is_active=True).first()
    if step and user and step.repair.is_open:
        _write(step, "lead", user, f"lead:{user.pk}", lambda: "")


def _write(step: Step, template: str, user: User, key: str, path) -> None:
    with translation.override(user.language):
        repair = step.repair
        context = {
            "repair": repair,
            "step": step,
            "office": repair.community.office,
            "address": settings.WAGTAILADMIN_BASE_URL + path(),
        }
        words = {"number": repair.number, "category": repair.get_category_display(), "step": step.get_kind_display()}
        subject = _("Repair %(number)s · %(category)s: %(step)s") % words
        letter = compose(template=f"repairs/mail/{template}", subject=subject, context=context, to=user.email or "")
    queue(letter, key=f"mail:repair:{step.pk}:{key}")
