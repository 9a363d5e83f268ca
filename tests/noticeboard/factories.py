"""Notices, made with as little as they require."""

from datetime import timedelta

from django.utils import timezone

from portal.noticeboard.models import Notice
from portal.noticeboard.services import write_notice
from tests.residents.factories import make_staff


def texts(**fields) -> dict:
    """Return the fields of a notice that begins now and lasts two weeks."""
    now = timezone.now()
    return {
        "title_zh_hans": "停水",
        "text_zh_hans": "周六停水。",
        "title_en": "Water off",
        "text_en": "No water on Saturday.",
        "audience": "residents",
        "shown_from": now,
        "shown_until": now + timedelta(days=14),
        **fields,
    }


def make_notice(community, *, by=None, buildings=(), is_draft=False, **fields) -> Notice:
    """Return a published notice of the community's office."""
    by = by or make_staff(community)
    return write_notice(community=community, fields=texts(**fields), buildings=buildings, by=by, is_draft=is_draft)
