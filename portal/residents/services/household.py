"""A household's own part: who is shown to whom, inviting members, moving out."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from portal.residents.codes import code_of, digest_of, new_seed
from portal.residents.exceptions import NotHead, NotLivingHere
from portal.residents.locks import lock_residency
from portal.residents.models import Flat, Invitation, Residency

State, Role = Residency.State, Residency.Role
#: How many members one code of a household lets in, and for how long.
MEMBERS, MEMBER_DAYS = 3, 7


@transaction.atomic
def choose_shown(*, residency: Residency, shown_to: str, name: str) -> Residency:
    """Keep to whom this person's name is shown, and the name itself; return the residency.

    `shown_to` is one of Residency.Shown. Raises NotLivingHere when the residency has ended.
    """
    locked = _living(residency)
    locked.shown_to, locked.name = Residency.Shown(shown_to), name.strip()
    locked.save(update_fields=["shown_to", "name"])
    return locked


@transaction.atomic
def invite_member(*, residency: Residency) -> Invitation:
    """Return a code for the members of one's own household; it lets three in within seven days.

    A code that is still open is given once more, so a flat has one at a time. Raises NotHead or NotLivingHere.
    """
    locked = _living(residency)
    if locked.role != Role.HEAD:
        raise NotHead
    open_code = Invitation.objects.usable().filter(flat=locked.flat, by_household=True).first()
    if open_code:
        return open_code
    seed = new_seed()
    return Invitation.objects.create(
        flat=locked.flat,
        seed=seed,
        digest=digest_of(code_of(seed)),
        uses_left=MEMBERS,
        expires_at=timezone.now() + timedelta(days=MEMBER_DAYS),
        made_by=locked.user,
        by_household=True,
    )


@transaction.atomic
def move_out(*, residency: Residency) -> Residency:
    """End one's own residency and return it; who lives there longest becomes the head after the head.

    With the last one go the household's codes. Raises NotLivingHere when it has ended before.
    """
    locked = _living(residency)
    locked.state, locked.until = State.LEFT, timezone.now()
    locked.save(update_fields=["state", "until"])
    pass_on_head(flat=locked.flat)
    return locked


def has_head(*, flat: Flat) -> bool:
    """Say whether the household of a flat has a head."""
    return Residency.objects.active().filter(flat=flat, role=Role.HEAD).exists()


def pass_on_head(*, flat: Flat) -> None:
    """Make who lives in the flat longest its head when it has none; an empty flat's household codes end."""
    if has_head(flat=flat):
        return
    living = Residency.objects.active().filter(flat=flat).order_by("since", "pk").first()
    if living:
        Residency.objects.filter(pk=living.pk).update(role=Role.HEAD)
    else:
        Invitation.objects.usable().filter(flat=flat, by_household=True).update(called_back_at=timezone.now())


def _living(residency: Residency) -> Residency:
    locked = lock_residency(pk=residency.pk)
    if locked.state != State.ACTIVE:
        raise NotLivingHere
    return locked
