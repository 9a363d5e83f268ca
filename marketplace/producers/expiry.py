"""Licences and permits run out by themselves; the seller hears of it thirty days before, once for each date."""

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from marketplace.producers.models import SellerPaper
from portal.letters import compose
from portal.outbox.backends import queue
from portal.outbox.services import send
from portal.users.models import User
from portal.villages.policies import shop_managers_to_write

WARN = "producers.paper_runs_out"


@transaction.atomic
def warn_of_papers() -> str:
    """Promise each manager of the seller a letter about every paper that runs out soon; return how many papers."""
    running_out = list(SellerPaper.objects.running_out().select_related("producer__village"))
    for paper in running_out:
        for user in shop_managers_to_write(villages=[paper.producer.village_id]):
            key = f"paper:{paper.pk}:{paper.valid_until}:{user}"
            send(key=key, kind=WARN, payload={"paper": paper.pk, "user": user})
        SellerPaper.objects.filter(pk=paper.pk).update(warned_for=paper.valid_until)
    return f"{len(running_out)} papers run out within 30 days"


def warn(payload: dict) -> None:
    """Write to one manager; nothing when the paper or the account is gone meanwhile."""
    paper = SellerPaper.objects.select_related("producer__village").filter(pk=payload["paper"]).first()
    user = User.objects.filter(pk=payload["user"], email__gt="", is_active=True).first()
    if paper is None or user is None:
        return
    with translation.override(user.language):
        letter = compose(
            template="producers/mail/runs_out",
            subject=_("A licence or permit runs out soon: %(paper)s") % {"paper": paper},
            context={"paper": paper, "village": paper.producer.village.name},
            to=user.email,
        )
    queue(letter, key=f"mail:paper:{paper.pk}:{paper.valid_until}:{user.pk}")
