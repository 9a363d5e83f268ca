"""Sending a notice to those who asked: in small steps, so that other mail never waits for a large compound."""

from typing import cast

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from portal.letters import compose
from portal.noticeboard.addresses import absolute, unsubscribe_path
from portal.noticeboard.models import Notice, Subscription
from portal.outbox.backends import queue
from portal.outbox.services import send
from portal.site_search.freshness import words
from portal.users.models import User

STEP = "noticeboard.mail"
#: So many letters are written in one step.
AT_ONCE = 100
Level = Subscription.Level


def promise_mail(*, notice: Notice) -> None:
    """Promise the letters about a notice in the caller's transaction; they go when its time begins."""
    _promise(notice, after=0, due_at=notice.shown_from)


def mail_next(payload: dict) -> None:
    """Write the next letters about a notice; nothing when it was withdrawn or has ended meanwhile.

    The first step is also the moment from which the notice is found.
    """
    words.renew()
    notice = Notice.objects.pinned().filter(pk=payload["notice"]).select_related("community__office").first()
    if notice is None:
        return
    rows = list(readers_by_mail(notice).filter(pk__gt=payload["after"]).order_by("pk")[:AT_ONCE])
    with transaction.atomic():
        for row in rows:
            _write(notice, row, cast(User, row.residency.user))  # readers_by_mail() asks for one
        if len(rows) == AT_ONCE:
            _promise(notice, after=rows[-1].pk, due_at=None)


def readers_by_mail(notice: Notice):
    """Return the subscriptions of those who live there now, asked for such notices and can be written to."""
    levels = [Level.ALL, Level.URGENT] if notice.is_urgent else [Level.ALL]
    rows = Subscription.objects.filter(
        level__in=levels,
        residency__state="active",
        residency__community=notice.community_id,
        residency__user__email__gt="",
        residency__user__is_active=True,
    )
    buildings = list(notice.buildings.values_list("pk", flat=True))
    if buildings:
        rows = rows.filter(residency__flat__building__in=buildings)
    return rows.select_related("residency__user")


def _promise(notice: Notice, *, after: int, due_at) -> None:
    send(
        key=f"notice:{notice.pk}:{after}",
        kind=STEP,
        payload={"notice": notice.pk, "after": after},
        due_at=due_at,
    )


def _write(notice: Notice, row: Subscription, user: User) -> None:
    with translation.override(user.language):
        subject = f"{_('Urgent')}: {notice.heading}" if notice.is_urgent else notice.heading
        context = {
            "notice": notice,
            "office": notice.community.office,
            "address": absolute(notice.get_absolute_url()),
            "no_address": absolute(unsubscribe_path(row)),
        }
        letter = compose(template="noticeboard/mail/notice", subject=subject, context=context, to=user.email or "")
    queue(letter, key=f"mail:notice:{notice.pk}:{row.pk}")
